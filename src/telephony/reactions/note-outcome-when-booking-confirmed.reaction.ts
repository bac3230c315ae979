import { Injectable } from '@nestjs/common';
import { BookingConfirmed } from '../../contracts/booking/booking-confirmed.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { CallOutcomes } from '../call-outcomes.js';

@Injectable()
@Reaction(BookingConfirmed)
export class NoteOutcomeWhenBookingConfirmed implements Reacts<BookingConfirmed> {
  constructor(private readonly outcomes: CallOutcomes) {}

  react({ companyId, bookingId, callId, status }: BookingConfirmed): Promise<void> {
    return this.outcomes.note(companyId, callId, bookingId, status === 'confirmed' ? 'booked' : status);
  }
}
