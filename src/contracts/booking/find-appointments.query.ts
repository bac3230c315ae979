import { Query } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** The caller's upcoming bookings at all branches of the called company; only for a visible number (invariant 16). */
export class FindAppointments extends Query<Outcome> {
  constructor(readonly call: CallIdentity) {
    super();
  }
}
