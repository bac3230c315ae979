import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ChainStep } from '../../contracts/booking/outcome.js';
import {
  type NumberReadiness,
  ReadinessOfNumber,
  type ReadinessService,
  type ReadinessStep,
} from '../../contracts/booking/readiness-of-number.query.js';
import { type ChainRow, type ServiceRow, hasService, serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { firstBroken } from '../chain/walk-chain.js';

type Link = ChainStep['link'];

/** The links behind the team, in their order, and what is wrong where no service gets past one. */
const BEHIND_TEAM = [
  { link: 'event_type', reason: 'none_bookable' },
  { link: 'service', reason: 'none_active' },
  { link: 'branch_service', reason: 'none_offered' },
] as const;

@QueryHandler(ReadinessOfNumber)
export class ReadinessOfNumberHandler implements IQueryHandler<ReadinessOfNumber> {
  constructor(private readonly chain: ChainReader) {}

  async execute({ number, workspaceId }: ReadinessOfNumber): Promise<NumberReadiness> {
    const call = { callId: null, workspaceId, toNumber: number, callerNumber: null, receivedAt: new Date() };
    const rows = await this.chain.read(call);
    const own = rows.filter(hasService);
    const services = own.map(readinessOf).toSorted((a, b) => a.name.localeCompare(b.name));
    const [row] = rows;
    return { services, links: row ? links(row, own, services) : [step('number', number, null, 'unknown')] };
  }
}

function readinessOf(row: ServiceRow): ReadinessService {
  const broken = firstBroken(row);
  const id = broken?.link === 'team' ? row.company_team_id : row.service_id;
  const reason = broken && `${broken.link}: ${broken.reason ?? 'broken'}`;
  return { id: row.service_id, name: serviceName(row), reason, broken: broken && { link: broken.link, id } };
}

function links(row: ChainRow, own: ServiceRow[], services: ReadinessService[]): ReadinessStep[] {
  const team = teamStep(row, own, services);
  const branchReason = row.branch_id === null ? 'no_branch' : row.branch_is_active ? null : 'inactive';
  return [
    step('number', row.number, null, row.number_is_active ? null : 'inactive'),
    step('branch', row.branch_name, row.branch_id, branchReason),
    step('company', row.company_name, row.company_id, row.company_is_active ? null : 'inactive'),
    team,
    ...BEHIND_TEAM.map((_, place) => countedStep(place, services, team.ok)),
  ];
}

/** Broken when no service gets past its team: then the team's reason is the first service's. */
function teamStep(row: ChainRow, own: ServiceRow[], services: ReadinessService[]): ReadinessStep {
  if (!row.company_has_team) return step('team', null, null, 'none_assigned');
  const standing = own.filter((each) => each.team_removed_at === null);
  const untrusted = services.every(({ broken }) => broken?.link === 'team')
    ? standing.find((each) => firstBroken(each) !== null)
    : undefined;
  const reason = untrusted ? (firstBroken(untrusted)?.reason ?? 'broken') : null;
  const [one, ...others] = standing;
  const isOnly = others.every((each) => each.company_team_id === one?.company_team_id);
  return isOnly && one ? step('team', one.calcom_team_name, one.company_team_id, reason) : step('team', null, null, reason);
}

/** How many of the services get past this link. When none gets as far: `none` where no event type of a present team is known, else `earlier_link`. */
function countedStep(place: number, services: ReadinessService[], teamHolds: boolean): ReadinessStep {
  const { link, reason } = BEHIND_TEAM[place] ?? BEHIND_TEAM[0];
  const before: Link[] = ['team', ...BEHIND_TEAM.slice(0, place).map((each) => each.link)];
  const reaching = services.filter(({ broken }) => broken === null || !before.includes(broken.link));
  const past = reaching.filter(({ broken }) => broken?.link !== link).length;
  const none = reaching.length > 0 ? reason : place === 0 && teamHolds ? 'none' : 'earlier_link';
  return step(link, `${past} of ${services.length}`, null, past > 0 ? null : none);
}

function step(link: Link, what: string | null, id: string | null, reason: string | null): ReadinessStep {
  return { link, ok: reason === null, what, reason, id };
}
