import { Command } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** Cancels the caller's own booking at Cal.com; twice is the same answer. */
export class CancelBooking extends Command<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly wish: { reference: string | null; reason: string | null; callerConfirmed: boolean },
  ) {
    super();
  }
}
