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
    const { id, workspace, workspaceHasKeys, retellAgentId: agentId } = number;
    const { links, services } = await this.queries.execute(new ReadinessOfNumber(number.number, number.workspaceId));
    const chain = links.map((step) => (step.link === 'number' ? { ...step, id } : step));
    const noKey = workspaceHasKeys ? null : 'no_webhook_key';
    const keys = { link: 'workspace', ok: noKey === null, what: workspace, reason: noKey, id: workspace };
    const noAgent = agentId === null ? 'not_noted' : null;
    const agent = { link: 'agent', ok: noAgent === null, what: agentId, reason: noAgent, id: agentId };
    return { links: [...chain.slice(0, 1), keys, ...chain.slice(1), agent], services };
  }
}
