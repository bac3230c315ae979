import { type ChainRow, hasService, serviceName } from '../booking/chain/chain-row.js';
import { walkChain, walkToCompany } from '../booking/chain/walk-chain.js';
import type { ChainStep } from '../contracts/booking/outcome.js';

export interface ServiceAtNumber {
  service: string;
  bookable: boolean;
  /** The first broken link, as a call would find it. */
  reason: string | null;
  /** Switched off on purpose, by the company: nothing is wrong. */
  isIntended: boolean;
}

export interface NumberReport {
  number: string;
  branch: string | null;
  /** Null: the number leads to a branch and company that answer. */
  reason: string | null;
  services: ServiceAtNumber[];
}

const INTENDED = ['service_inactive', 'service_not_at_branch'];

/** Per number what a call could book there, decided as a call decides it: by the chain. */
export function reportNumbers(rows: ChainRow[]): NumberReport[] {
  const numbers = Map.groupBy(rows, (row) => row.number ?? '');
  return [...numbers].map(([number, ofNumber]) => {
    const start = walkToCompany(ofNumber);
    const branch = ofNumber[0]?.branch_name ?? null;
    if (!start.ok) return { number, branch, reason: `${start.refusal.status}: ${lastOf(start.refusal.chain)}`, services: [] };
    const services = ofNumber.filter(hasService).map((row): ServiceAtNumber => {
      const walked = walkChain(ofNumber, row.service_id);
      if (walked.ok) return { service: serviceName(row), bookable: true, reason: null, isIntended: true };
      const { status, chain } = walked.refusal;
      return { service: serviceName(row), bookable: false, reason: `${status}: ${lastOf(chain)}`, isIntended: INTENDED.includes(status) };
    });
    return { number, branch, reason: null, services: services.toSorted((a, b) => a.service.localeCompare(b.service)) };
  });
}

/** What is wrong about numbers: one that leads nowhere or sells nothing, and services that were meant to be sold. */
export function problemsOf(numbers: NumberReport[]): string[] {
  return numbers.flatMap(({ number, reason, services }) => {
    if (reason) return [`${number} leads nowhere (${reason})`];
    if (!services.some(({ bookable }) => bookable)) return [`nothing can be booked through ${number}`];
    return services
      .filter(({ bookable, isIntended }) => !bookable && !isIntended)
      .map(({ service, reason: why }) => `"${service}" cannot be booked through ${number} (${why ?? 'unknown'})`);
  });
}

function lastOf(chain: ChainStep[] | undefined): string {
  const step = chain?.at(-1);
  return step && !step.ok ? `${step.link} ${step.reason}` : 'unknown';
}
