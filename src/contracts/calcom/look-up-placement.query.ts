import { Query } from '@nestjs/cqrs';
import type { PlacedAtCalcom } from './place-at-calcom.command.js';

/** `asked: false`: Cal.com could not be asked, nothing is known. `found: null`: it answered completely and has no such booking. */
export type Placement = { asked: false } | { asked: true; found: PlacedAtCalcom | null };

/**
 * Looks for the booking that carries our id in its metadata: by event type and time window, all pages, every status, skipping
 * those that were rescheduled (invariant 9).
 */
export class LookUpPlacement extends Query<Placement> {
  constructor(
    readonly where: { connectionId: string; calcomEventTypeId: number; bookingId: string; start: Date; end: Date; answerBy: Date },
  ) {
    super();
  }
}
