import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { PreviewWithoutTeam, type WithoutTeam } from '../../contracts/booking/preview-without-team.query.js';
import { Clock } from '../../shared/clock.js';
import type { ChainRow } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { offeredServices, walkToCompany } from '../chain/walk-chain.js';

/** By the booking's own mapping: the service may belong to another team by now. */
const UPCOMING = `
  select count(*)::int as count from bookings b
    join team_event_type_mappings m on m.company_id = b.company_id and m.id = b.mapping_id
  where b.company_id = ? and m.company_team_id = ? and b.start_at > ?
    and b.status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention')`;

@QueryHandler(PreviewWithoutTeam)
export class PreviewWithoutTeamHandler implements IQueryHandler<PreviewWithoutTeam> {
  constructor(
    private readonly em: EntityManager,
    private readonly chain: ChainReader,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId, companyTeamId }: PreviewWithoutTeam): Promise<WithoutTeam> {
    const byNumber = Map.groupBy(await this.chain.readNumbers(companyId), ({ number }) => number);
    const numbersWithNothingLeft = [...byNumber.values()].filter((rows) => hangsOn(companyTeamId, rows)).length;
    const [upcoming] = await this.em.execute<{ count: number }[]>(UPCOMING, [companyId, companyTeamId, this.clock.now()]);
    return { numbersWithNothingLeft, upcomingBookings: upcoming?.count ?? 0 };
  }
}

/** Whatever a caller of this number can book now is the team's. */
function hangsOn(companyTeamId: string, rows: ChainRow[]): boolean {
  const offered = walkToCompany(rows).ok ? offeredServices(rows) : [];
  return offered.length > 0 && offered.every((row) => row.company_team_id === companyTeamId);
}
