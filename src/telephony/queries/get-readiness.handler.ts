import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ReadinessOfNumber } from '../../contracts/booking/readiness-of-number.query.js';
import { notFound } from '../../shared/not-found.js';
import { GetReadiness, type ReadinessView } from './get-readiness.query.js';
import { phoneNumberViews } from './phone-number-view.js';

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
  ) {}

  async execute({ companyId, phoneNumberId }: GetReadiness): Promise<ReadinessView> {
    const [number] = await phoneNumberViews(this.em, companyId, { phoneNumberId });
    if (!number) throw notFound('phone number');
    const { workspace, workspaceHasKeys, retellAgentId } = number;
    const { links, services } = await this.queries.execute(new ReadinessOfNumber(number.number, number.workspaceId));
    const chain = links.map(({ link, ok, what, reason = null }) => ({ link: String(link), ok, what, reason }));
    const keys = { link: 'workspace', ok: workspaceHasKeys, what: workspace, reason: workspaceHasKeys ? null : 'no_webhook_key' };
    const agent = { link: 'agent', ok: retellAgentId !== null, what: retellAgentId, reason: retellAgentId === null ? 'not_noted' : null };
    return { links: [...chain.slice(0, 1), keys, ...chain.slice(1), agent], services };
  }
}
