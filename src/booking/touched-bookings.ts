import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { BookingStatus } from './entities/booking.entity.js';
import type { Believed } from './judge-standing.js';

/** A booking of which something was heard, as it stood when it was looked up. */
export interface TouchedBooking extends Believed {
  id: string;
  companyId: string;
  callId: string | null;
  hostUserId: number | null;
  /** Changes whenever anything is settled: what was read before is not written over it. */
  revision: number;
  /** An own change whose outcome is not settled yet. */
  isChanging: boolean;
}

type Row = Omit<TouchedBooking, 'start' | 'end'> & { startAt: string; endAt: string; status: BookingStatus };

const TOUCHED = `
  select b.id, b.company_id as "companyId", b.call_id as "callId", b.host_user_id as "hostUserId", b.revision, b.status, b.calcom_uid as uid,
    to_json(b.start_at)#>>'{}' as "startAt", to_json(b.end_at)#>>'{}' as "endAt",
    exists (select from booking_attempts a where a.booking_id = b.id and a.settled_at is null) as "isChanging"
  from bookings b where b.calcom_instance = ? and b.company_id = any(?::uuid[])`;
const BOUND = 'select u.booking_id from booking_uids u where u.calcom_instance = b.calcom_instance and u.calcom_uid = any(?::text[])';

/** Looks up which of our bookings Cal.com's uids are about; a uid counts for ever, also when the booking has another one by now. */
@Injectable()
export class TouchedBookings {
  constructor(private readonly em: EntityManager) {}

  /** By uid, else by our own id. */
  async find(instance: string, companyIds: string[], uids: string[], bookingId: string | null): Promise<TouchedBooking | null> {
    const where = [instance, list(companyIds)];
    const order = `order by b.id in (${BOUND}) desc limit 1`;
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${TOUCHED} and (b.id = ? or b.id in (${BOUND})) ${order}`, [...where, bookingId, texts(uids), texts(uids)]);
    return rows[0] ? touched(rows[0]) : null;
  }

  /** Those that stand under one of these uids now. */
  async standingUnder(instance: string, companyId: string, uids: string[]): Promise<TouchedBooking[]> {
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${TOUCHED} and b.calcom_uid = any(?::text[])`, [instance, list([companyId]), texts(uids)]);
    return rows.map(touched);
  }

  /** Which of these uids were ever bound to a booking of ours. */
  async known(instance: string, uids: string[]): Promise<Set<string>> {
    const rows = await this.em
      .getConnection()
      .execute<{ uid: string }[]>('select calcom_uid as uid from booking_uids where calcom_instance = ? and calcom_uid = any(?::text[])', [
        instance,
        texts(uids),
      ]);
    return new Set(rows.map(({ uid }) => uid));
  }

  /** What Cal.com just did may be the outcome of the open attempt: its look-up need not wait for its turn. */
  async hurryLookUp(bookingId: string): Promise<void> {
    await this.em
      .getConnection()
      .execute(
        `update booking_attempts set next_attempt_at = now() where booking_id = ? and state = 'unknown' and claimed_until is null and next_attempt_at > now()`,
        [bookingId],
      );
  }
}

function touched({ startAt, endAt, ...row }: Row): TouchedBooking {
  return { ...row, start: new Date(startAt), end: new Date(endAt) };
}

function list(ids: string[]): string {
  return `{${ids.join(',')}}`;
}

/** A PostgreSQL array of any texts: uids come from outside. */
function texts(values: string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
