import { Injectable } from '@nestjs/common';
import { BookingCancelled } from '../../contracts/booking/booking-cancelled.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { CallOutcomes } from '../call-outcomes.js';

@Injectable()
@Reaction(BookingCancelled)
export class NoteOutcomeWhenBookingCancelled implements Reacts<BookingCancelled> {
  constructor(private readonly outcomes: CallOutcomes) {}

  react({ companyId, bookingId, callId }: BookingCancelled): Promise<void> {
    return this.outcomes.note({ companyId, callId, about: bookingId, achievement: 'cancelled' });
  }
}
