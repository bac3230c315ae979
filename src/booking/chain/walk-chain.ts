import type { ChainStep, Outcome, Scene } from '../../contracts/booking/outcome.js';
import type { RefusalStatus } from '../../contracts/error-codes.js';
import { type ChainRow, type ServiceRow, hasService, serviceName } from './chain-row.js';
import { matchService } from './match-service.js';

export type ChainResult = { ok: true; row: ServiceRow; scene: Scene; steps: ChainStep[] } | { ok: false; refusal: Outcome };

/** Where a number leads, without a service: what find, list and the inbound variables need. */
export type SceneResult =
  { ok: true; scene: Scene; branchId: string; steps: ChainStep[]; rows: ChainRow[] } | { ok: false; refusal: Outcome };

/** number -> branch -> company: the links before any team. The first broken one is the answer (invariant 1). */
export function walkToCompany(rows: ChainRow[]): SceneResult {
  const row = rows[0];
  if (!row?.number_is_active)
    return { ok: false, refusal: { status: 'number_unknown', scene: null, chain: [broken('number', null, 'unknown')] } };
  const steps: ChainStep[] = row.number === null ? [] : [held('number', row.number)];
  const scene = {
    companyId: row.company_id,
    companyName: row.company_name,
    branchName: row.branch_name ?? row.company_name,
    timeZone: row.time_zone,
    language: row.language,
  };
  if (row.branch_id === null || !row.branch_is_active) {
    const reason = row.branch_id === null ? 'no_branch' : 'inactive';
    return { ok: false, refusal: { status: 'branch_inactive', scene, chain: [...steps, broken('branch', row.branch_name, reason)] } };
  }
  steps.push(held('branch', row.branch_name));
  if (!row.company_is_active) {
    return {
      ok: false,
      refusal: { status: 'company_inactive', scene, chain: [...steps, broken('company', row.company_name, 'inactive')] },
    };
  }
  return { ok: true, scene, branchId: row.branch_id, steps: [...steps, held('company', row.company_name)], rows };
}

/** The whole chain down to the wanted service; a pure function of the view's rows. */
export function walkChain(rows: ChainRow[], wanted: string | null): ChainResult {
  const start = walkToCompany(rows);
  if (!start.ok) return start;
  const { scene, steps } = start;
  const services = rows.filter(hasService);
  const match = matchService(services, wanted);
  const refuse = (status: RefusalStatus, step: ChainStep, more: Partial<Outcome> = {}): ChainResult => ({
    ok: false,
    refusal: { status, scene, chain: [...steps, step], ...more },
  });
  if (match.kind !== 'one') {
    if (!rows[0]?.company_has_team) return refuse('no_team', broken('team', null, 'none_assigned'));
    if (match.kind === 'foreign_id') return refuse('service_not_in_team', broken('service', null, 'not_of_this_company'));
    return refuse('ask_service', broken('service', null, 'unclear'), { choices: choices(match.like, services) });
  }
  const { row } = match;
  const service = { id: row.service_id, name: serviceName(row) };
  const link = brokenLink(row);
  if (link) return refuse(link.status, link.step, { service });
  steps.push(held('team', row.calcom_team_name ?? String(row.calcom_team_id)), held('event_type', row.service_title));
  steps.push(held('service', service.name), held('branch_service', row.branch_name));
  return { ok: true, row, scene, steps };
}

/** What can be booked at the called branch now. */
export function offeredServices(rows: ChainRow[]): ServiceRow[] {
  return rows.filter(hasService).filter((row) => brokenLink(row) === null);
}

/** The link that keeps the service from being booked at the called branch; null when none does. */
export function firstBroken(row: ServiceRow): ChainStep | null {
  return brokenLink(row)?.step ?? null;
}

/** team -> event type -> service -> branch: null when all hold. */
function brokenLink(row: ServiceRow): { status: RefusalStatus; step: ChainStep } | null {
  const team = row.calcom_team_name ?? String(row.calcom_team_id);
  if (row.team_removed_at !== null) return { status: 'service_not_in_team', step: broken('team', team, 'no_longer_assigned') };
  if (row.team_sync_error?.startsWith('key_not_team_admin')) {
    return { status: 'service_not_bookable', step: broken('team', team, 'key_not_team_admin') };
  }
  const reason = row.mapping_is_active ? row.not_bookable_reason : 'vanished_at_calcom';
  if (reason !== null) return { status: 'service_not_bookable', step: broken('event_type', row.service_title, reason) };
  if (!row.service_is_active) return { status: 'service_inactive', step: broken('service', serviceName(row), 'inactive') };
  const offered = row.branch_service_is_active && row.team_serves_branch === true;
  return offered ? null : { status: 'service_not_at_branch', step: broken('branch_service', row.branch_name, 'not_offered') };
}

/** Up to three names to ask about: those like what was said, else those that can be booked here. */
function choices(like: ServiceRow[], services: ServiceRow[]): string[] {
  const bookable = (list: ServiceRow[]): ServiceRow[] => list.filter((row) => brokenLink(row) === null);
  const offered = bookable(like).length > 0 ? bookable(like) : bookable(services);
  return offered
    .map(serviceName)
    .toSorted((a, b) => a.localeCompare(b))
    .slice(0, 3);
}

function held(link: ChainStep['link'], what: string | null): ChainStep {
  return { link, ok: true, what };
}

function broken(link: ChainStep['link'], what: string | null, reason: string): ChainStep {
  return { link, ok: false, what, reason };
}
