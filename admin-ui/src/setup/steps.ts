import type { Schema } from '../api/client';
import { isBookable } from '../companies/use-set-up';

/** In the order in which a company comes to be bookable. */
export const STEPS = ['company', 'connection', 'team', 'branch', 'number', 'services', 'trial'] as const;
export type Step = (typeof STEPS)[number];
export type Done = Record<Step, boolean>;

/** Without which a step cannot be begun. */
const NEEDS: Record<Step, Step[]> = {
  ...{ company: [], connection: ['company'], team: ['connection'], branch: ['company'] },
  ...{ number: ['branch'], services: ['team', 'branch'], trial: ['number'] },
};

/** What there is of a company: from this alone it is known how far its setup has come. */
export interface Existing {
  connections: Schema<'ConnectionResponse'>[];
  teams: Schema<'TeamResponse'>[];
  branches: Schema<'BranchResponse'>[];
  numbers: Schema<'PhoneNumberResponse'>[];
  services: Schema<'ServiceResponse'>[];
  hasCalls: boolean;
}

export function doneOf({ connections, teams, branches, numbers, services, hasCalls }: Existing): Done {
  const active = branches.filter(({ is_active: isActive }) => isActive).map(({ id }) => id);
  const leading = numbers.filter(({ is_active: isActive, branch_id: branch }) => isActive && branch !== null && active.includes(branch));
  return {
    company: true,
    connection: teams.length > 0 || isUsable(connections),
    team: teams.some(({ team_sync_status: status }) => status === 'synced' || status === 'partial'),
    branch: active.length > 0,
    number: leading.length > 0,
    services: services.some(
      (service) => isBookable(service) && leading.some(({ branch_id: id }) => id !== null && service.branch_ids.includes(id)),
    ),
    trial: hasCalls,
  };
}

/** A company that has keys of its own is to be reached through one of them. */
function isUsable(connections: Existing['connections']): boolean {
  const own = connections.filter(({ company_id: company }) => company !== null);
  return (own.length > 0 ? own : connections).some(({ status }) => status === 'ok');
}

export function canOpen(step: Step, done: Done): boolean {
  return done[step] || NEEDS[step].every((needed) => done[needed]);
}

/** The step to go on with: the first that is open to this person; where none is, the first that waits for somebody else. */
export function nextOf(done: Done, isMine: (step: Step) => boolean): Step | null {
  const missing = STEPS.filter((step) => !done[step]);
  return missing.find((step) => isMine(step) && canOpen(step, done)) ?? missing[0] ?? null;
}

/** Where "Next" leads from a step; null behind the last one. */
export function stepAfter(step: Step, done: Done, isMine: (step: Step) => boolean): Step | null {
  const next = nextOf({ ...done, [step]: true }, isMine);
  return next ?? STEPS[STEPS.indexOf(step) + 1] ?? null;
}
