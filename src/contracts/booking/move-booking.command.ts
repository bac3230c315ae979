import { Command } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** Moves the caller's own booking to another start; it keeps reference and length. Onto its own time nothing is changed. */
export class MoveBooking extends Command<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly wish: { reference: string | null; newStart: string | null; callerConfirmed: boolean },
  ) {
    super();
  }
}
