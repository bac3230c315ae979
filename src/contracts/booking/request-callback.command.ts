import { Command } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** Notes that somebody of the branch should ring the caller. */
export class RequestCallback extends Command<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly wish: { customerName: string | null; customerPhone: string | null; reason: string | null; window: string | null },
  ) {
    super();
  }
}
