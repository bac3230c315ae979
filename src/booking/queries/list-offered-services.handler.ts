import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListOfferedServices } from '../../contracts/booking/list-offered-services.query.js';
import type { Outcome, ServiceChoice } from '../../contracts/booking/outcome.js';
import { type ServiceRow, serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { matchService } from '../chain/match-service.js';
import { offeredServices, walkToCompany } from '../chain/walk-chain.js';

@QueryHandler(ListOfferedServices)
export class ListOfferedServicesHandler implements IQueryHandler<ListOfferedServices> {
  constructor(private readonly chain: ChainReader) {}

  async execute({ call, query }: ListOfferedServices): Promise<Outcome> {
    const rows = await this.chain.read(call);
    const walked = walkToCompany(rows);
    if (!walked.ok) return walked.refusal;
    const { scene, steps } = walked;
    if (!rows[0]?.company_has_team) {
      return { status: 'no_team', scene, chain: [...steps, { link: 'team', ok: false, what: null, reason: 'none_assigned' }] };
    }
    const offered = offeredServices(rows);
    const like = query === null ? [] : alike(offered, query);
    return { status: 'listed', scene, chain: steps, services: (like.length > 0 ? like : offered).map(choice) };
  }
}

/** Those of the category that was named (more than five services are told by category), else those that the words may mean. */
function alike(offered: ServiceRow[], query: string): ServiceRow[] {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
  const inCategory = offered.filter(({ category }) => category !== null && plain(category) === plain(query));
  if (inCategory.length > 0) return inCategory;
  const match = matchService(offered, query);
  if (match.kind === 'one') return [match.row];
  return match.kind === 'unclear' ? match.like : [];
}

function choice(row: ServiceRow): ServiceChoice {
  const price = row.price_minor !== null && row.currency !== null ? { minor: row.price_minor, currency: row.currency } : null;
  const durationMinutes = row.branch_duration_minutes ?? row.duration_minutes;
  return { id: row.service_id, name: serviceName(row), category: row.category, durationMinutes, price };
}
