import { Command } from '@nestjs/cqrs';

/** What is asked of Cal.com for one attempt. */
export interface CalcomOrder {
  companyId: string;
  connectionId: string;
  calcomEventTypeId: number;
  /** Ours; goes into the booking's metadata and is what a look-up finds it by. */
  bookingId: string;
  start: Date;
  /** Only for event types with several lengths: Cal.com refuses it on any other. */
  durationMinutes: number | null;
  attendee: { name: string; email: string | null; phoneNumber: string | null; timeZone: string; language: string };
  answers: Record<string, unknown>;
  answerBy: Date;
}

/** A booking that stands at Cal.com. */
export interface PlacedAtCalcom {
  uid: string;
  pending: boolean;
  start: Date;
  end: Date;
  hostUserId: number | null;
  hostName: string | null;
}

/** Why Cal.com said no for good (a complete 4xx). */
export type CalcomRefusal = 'taken' | 'raced' | 'too_soon' | 'past' | 'gone' | 'not_bookable' | 'key_refused';

/**
 * `unknown`: it may have been carried out (timeout, reset, 5xx, an answer without our booking id) and must be looked up, never sent again; `serverError` tells a
 * complete 500 of Cal.com itself. `not_sent`: it never reached Cal.com.
 */
export type CalcomOutcome =
  | { kind: 'placed'; booking: PlacedAtCalcom }
  | { kind: 'refused'; refusal: CalcomRefusal; detail: string }
  | { kind: 'unknown'; serverError: boolean; detail: string }
  | { kind: 'not_sent'; detail: string };

/** Sends one booking to Cal.com, once. Accepts only an answer whose metadata carries our booking id (invariant 8). */
export class PlaceAtCalcom extends Command<CalcomOutcome> {
  constructor(readonly order: CalcomOrder) {
    super();
  }
}
