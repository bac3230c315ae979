import { Command } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { Outcome } from './outcome.js';

/** What one caller wants booked, as the agent heard it; nothing here is trusted before the chain was walked. */
export interface BookingWish {
  /** Name, alias or id (a UUID) of a service. */
  service: string | null;
  /** Local wall time of the branch, `2026-11-26T14:30`, or with the branch's own offset. */
  start: string | null;
  /** What the caller said about date and time: must not contradict `start`, and supplies what it lacks. */
  words: string | null;
  durationMinutes: number | null;
  customerName: string | null;
  customerPhone: string | null;
  customerEmail: string | null;
  notes: string | null;
  /** Answers to the event type's own booking fields, by slug. */
  answers: Record<string, unknown>;
  /** True only after a full read-back to the caller. */
  callerConfirmed: boolean;
}

/** Walks the chain and places the wish at the company's Cal.com team, once (invariants 1, 7-11). */
export class PlaceBooking extends Command<Outcome> {
  constructor(
    readonly call: CallIdentity,
    readonly wish: BookingWish,
  ) {
    super();
  }
}
