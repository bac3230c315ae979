import { Query } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** What a caller wants to know, as the agent heard it. */
export interface AvailabilityWish {
  service: string | null;
  /** yyyy-mm-dd */
  date: string | null;
  /** HH:MM */
  time: string | null;
  /** morning, afternoon or evening. */
  partOfDay: string | null;
  /** The caller's own words: they supply what is missing and are checked against what is given. */
  words: string | null;
  durationMinutes: number | null;
}

/** Whether a time is free, or what is free on a day, part of it, or soonest. */
export class CheckAvailability extends Query<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly wish: AvailabilityWish,
  ) {
    super();
  }
}
