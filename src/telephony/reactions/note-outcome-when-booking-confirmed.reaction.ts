import { Injectable } from '@nestjs/common';
import { BookingConfirmed } from '../../contracts/booking/booking-confirmed.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { type Achieved, CallOutcomes } from '../call-outcomes.js';

@Injectable()
@Reaction(BookingConfirmed)
export class NoteOutcomeWhenBookingConfirmed implements Reacts<BookingConfirmed> {
  constructor(private readonly outcomes: CallOutcomes) {}

  react(event: BookingConfirmed): Promise<void> {
    return this.reactToAll([event]);
  }

  /** The one of these events that nearly every booking call leaves behind. */
  reactToAll(events: BookingConfirmed[]): Promise<void> {
    return this.outcomes.note(...events.map(achieved));
  }
}

function achieved({ companyId, bookingId, callId, status }: BookingConfirmed): Achieved {
  return { companyId, callId, about: bookingId, achievement: status === 'confirmed' ? 'booked' : status };
}
