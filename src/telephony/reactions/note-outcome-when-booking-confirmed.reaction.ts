import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BookingConfirmed } from '../../contracts/booking/booking-confirmed.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { Call } from '../entities/call.entity.js';

/** A call's outcome comes from what was booked in it, never from an analysis of the transcript (lessons.md). */
@Injectable()
@Reaction(BookingConfirmed)
export class NoteOutcomeWhenBookingConfirmed implements Reacts<BookingConfirmed> {
  constructor(private readonly em: EntityManager) {}

  async react({ companyId, callId, status }: BookingConfirmed): Promise<void> {
    if (callId === null) return;
    await this.em.nativeUpdate(Call, { id: callId, companyId }, { outcome: status === 'confirmed' ? 'booked' : status });
  }
}
