import { Query } from '@nestjs/cqrs';
import type { ChainStep } from './outcome.js';

export interface ReadinessStep {
  link: ChainStep['link'];
  ok: boolean;
  /** What stands there: a name or number, or how many of how many. */
  what: string | null;
  /** Why it does not hold; null when it does. */
  reason: string | null;
  /** Of the one thing that stands there; null where there is none, or several. */
  id: string | null;
}

/** A service of the company as a caller of the number meets it. */
export interface ReadinessService {
  id: string;
  name: string;
  /** `link: reason`; null when it can be booked. */
  reason: string | null;
  /** The first link that does not hold for it, and the id of what stands there. */
  broken: { link: ChainStep['link']; id: string } | null;
}

/** Whether a caller of the number could book anything; every link is looked at, also behind a broken one. */
export interface NumberReadiness {
  links: ReadinessStep[];
  services: ReadinessService[];
}

export class ReadinessOfNumber extends Query<NumberReadiness> {
  constructor(
    readonly number: string,
    readonly workspaceId: string,
  ) {
    super();
  }
}
