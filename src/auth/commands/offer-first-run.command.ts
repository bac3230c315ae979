import { Command } from '@nestjs/cqrs';
import type { PasswordLink } from '../password-links.js';

/** The link with which the first operator comes in; null when there are users already, or when it was made before and still waits. */
export class OfferFirstRun extends Command<PasswordLink | null> {
  constructor(
    /** anew: in place of one that waits, for whoever lost it. */
    readonly options: { anew: boolean } = { anew: false },
  ) {
    super();
  }
}
