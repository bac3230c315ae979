import { Query } from '@nestjs/cqrs';
import type { ChainStep } from './outcome.js';

/** Whether a caller of the number could book anything; every link is looked at, also behind a broken one. */
export interface NumberReadiness {
  links: ChainStep[];
  /** Each service of the company as a caller of this number meets it: `reason` null when it can be booked. */
  services: { id: string; name: string; reason: string | null }[];
}

export class ReadinessOfNumber extends Query<NumberReadiness> {
  constructor(
    readonly number: string,
    readonly workspaceId: string,
  ) {
    super();
  }
}
