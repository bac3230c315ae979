import { Injectable } from '@nestjs/common';
import { BookingMoved } from '../../contracts/booking/booking-moved.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { CallOutcomes } from '../call-outcomes.js';

@Injectable()
@Reaction(BookingMoved)
export class NoteOutcomeWhenBookingMoved implements Reacts<BookingMoved> {
  constructor(private readonly outcomes: CallOutcomes) {}

  react({ companyId, bookingId, callId }: BookingMoved): Promise<void> {
    return this.outcomes.note({ companyId, callId, about: bookingId, achievement: 'moved' });
  }
}
