import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BookingCancelledAtCalcom } from '../contracts/booking/booking-cancelled-at-calcom.event.js';
import { BookingConfirmed } from '../contracts/booking/booking-confirmed.event.js';
import { BookingConfirmedByHost } from '../contracts/booking/booking-confirmed-by-host.event.js';
import { BookingDeclinedByHost } from '../contracts/booking/booking-declined-by-host.event.js';
import { BookingMovedAtCalcom } from '../contracts/booking/booking-moved-at-calcom.event.js';
import { CallbackRequested } from '../contracts/booking/callback-requested.event.js';
import type { StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import type { DomainEvent } from '../contracts/event-registry.js';
import { EventRecorder } from '../outbox/event-recorder.js';
import { newId } from '../shared/ids.js';
import type { BookingStatus } from './entities/booking.entity.js';
import type { ForeignChange } from './judge-standing.js';
import type { TouchedBooking } from './touched-bookings.js';

const EVENTS = { BookingCancelledAtCalcom, BookingConfirmedByHost, BookingDeclinedByHost, BookingMovedAtCalcom };

/** What is written: the status, and the place at Cal.com where there is one. */
interface Written {
  status: BookingStatus;
  standing: StandingAtCalcom | null;
  events: DomainEvent[];
  reason: string | null;
}

/**
 * Writes what happened at Cal.com: booking, uid, events and callback request in one transaction, and only onto the very revision that
 * was compared, while no change of our own is open. Nothing is ever sent from here.
 */
@Injectable()
export class ForeignChanges {
  constructor(
    private readonly em: EntityManager,
    private readonly events: EventRecorder,
  ) {}

  /** False: an own change came in between; what was read is worth nothing any more. */
  async adopt(booking: TouchedBooking, standing: StandingAtCalcom, change: ForeignChange): Promise<boolean> {
    const events = change.events.map((name) => new EVENTS[name](booking.companyId, booking.id));
    const isOver = change.status === 'cancelled' || change.status === 'rejected';
    try {
      return await this.write(booking, { status: change.status, standing: isOver ? null : standing, events, reason: change.reason });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      // It cannot stand there beside another booking of ours: a person has to tell the two apart.
      return this.write(booking, { status: 'needs_attention', standing: null, events, reason: 'moved_onto_another_booking' });
    }
  }

  /** Cal.com does not know the booking at all: nobody cancelled it, and it is not there. */
  adoptLoss(booking: TouchedBooking): Promise<boolean> {
    return this.write(booking, { status: 'needs_attention', standing: null, events: [], reason: 'gone_at_calcom' });
  }

  /** Carried out after we had given it up: Cal.com holds it, so the caller has it. */
  async adoptLate(booking: TouchedBooking, standing: StandingAtCalcom): Promise<boolean> {
    const status = standing.status === 'pending' ? 'pending_confirmation' : 'confirmed';
    const events = [new BookingConfirmed(booking.companyId, booking.id, booking.callId, status)];
    try {
      return await this.write(booking, { status, standing, events, reason: 'booked_after_all' });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      // The caller has asked again meanwhile and has another one: this one is too many.
      return this.write(booking, { status: 'refused', standing: null, events: [], reason: 'booked_twice_at_calcom' });
    }
  }

  private write(booking: TouchedBooking, { status, standing, events, reason }: Written): Promise<boolean> {
    return this.em.transactional(async () => {
      // The lock first, in a statement of its own: the next one then sees every attempt that was begun before it.
      await this.em.execute('select 1 from bookings where id = ? and company_id = ? for no key update', [booking.id, booking.companyId]);
      const start = standing?.start.toISOString() ?? null;
      const written = await this.em.execute<unknown[]>(UPDATE, [
        ...[status, standing?.uid ?? null, start, standing?.end.toISOString() ?? null, start],
        ...[standing?.hostUserId ?? null, standing?.hostName ?? null],
        ...[booking.id, booking.companyId, booking.revision],
      ]);
      if (written.length === 0) return false;
      if (standing) await this.em.execute(BIND, [standing.uid, booking.id, booking.companyId]);
      for (const event of events) this.events.record(event);
      if (reason !== null) await this.ring(booking, reason);
      return true;
    });
  }

  /** Somebody rings where Cal.com's own mail reaches nobody; once a reason, and not about what is over. */
  private async ring({ id, companyId }: TouchedBooking, reason: string): Promise<void> {
    const requestId = newId();
    const made = await this.em.execute<unknown[]>(RING, [requestId, reason, id, companyId, reason]);
    if (made.length > 0) this.events.record(new CallbackRequested(companyId, requestId, null));
  }
}

/** A moved booking is the wish it was placed for no longer: that time may be wished again (invariant 7). */
const UPDATE = `
  update bookings b set status = ?, calcom_uid = coalesce(?, b.calcom_uid), start_at = coalesce(?::timestamptz, b.start_at),
    end_at = coalesce(?::timestamptz, b.end_at), wish_key = case when ?::timestamptz <> b.start_at then b.id::text else b.wish_key end,
    host_user_id = coalesce(?, b.host_user_id), host_name = coalesce(?, b.host_name), revision = b.revision + 1, updated_at = now()
  where b.id = ? and b.company_id = ? and b.revision = ?
    and not exists (select from booking_attempts a where a.booking_id = b.id and a.settled_at is null)
  returning b.id`;

/** Raises unique_violation when the uid is bound to another booking. */
const BIND = `
  insert into booking_uids (calcom_instance, calcom_uid, company_id, booking_id)
  select b.calcom_instance, ?, b.company_id, b.id from bookings b where b.id = ? and b.company_id = ?
    and not exists (select from booking_uids u
      where u.calcom_instance = b.calcom_instance and u.calcom_uid = b.calcom_uid and u.booking_id = b.id)`;

/** The technical address is the booking's id at our own domain: nobody reads it. Phone-only bookings have none at all. */
const RING = `
  insert into callback_requests (id, company_id, branch_id, booking_id, name, phone, reason)
  select ?, b.company_id, b.branch_id, b.id, b.name, coalesce(b.contact_phone, b.caller_number), ? from bookings b
  where b.id = ? and b.company_id = ? and b.end_at > now() and (b.email is null or split_part(b.email, '@', 1) = b.id::text)
    and not exists (select from callback_requests r
      where r.company_id = b.company_id and r.booking_id = b.id and r.reason = ? and r.status = 'open')
  returning id`;
