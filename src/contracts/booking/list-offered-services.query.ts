import { Query } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** What can be booked at the called branch; `query` narrows it when something fits. */
export class ListOfferedServices extends Query<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly query: string | null,
  ) {
    super();
  }
}
