import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { BookingView } from '../contracts/booking/outcome.js';
import type { OpeningHours } from '../contracts/companies/opening-hours.js';

/** A booking that the caller's full visible number owns, in the called company (invariant 16). */
export interface OwnBooking {
  id: string;
  serviceId: string;
  branchId: string;
  /** Of the booking's own branch, which may be another than the called one. */
  openingHours: OpeningHours | null;
  uid: string | null;
  status: 'open' | 'confirmed' | 'pending_confirmation' | 'cancelled' | 'rejected' | 'needs_attention';
  /** An attempt that is being sent, or whose outcome nobody knows yet. */
  change: { kind: 'place' | 'move' | 'cancel'; targetStart: Date | null; isSending: boolean } | null;
  view: BookingView;
}

interface Row {
  id: string;
  service_id: string;
  branch_id: string;
  opening_hours: OpeningHours | null;
  calcom_uid: string | null;
  status: OwnBooking['status'];
  reference: string;
  service_name: string;
  name: string | null;
  start_at: string;
  end_at: string;
  time_zone: string;
  change_kind: 'place' | 'move' | 'cancel' | null;
  target_start_at: string | null;
  is_sending: boolean;
}

const OWN = `
  select b.id, b.service_id, b.branch_id, r.opening_hours, b.calcom_uid, b.status, b.reference,
    coalesce(s.display_name, s.title) as service_name, b.name, to_json(b.start_at)#>>'{}' as start_at, to_json(b.end_at)#>>'{}' as end_at,
    b.time_zone, a.kind as change_kind, to_json(a.target_start_at)#>>'{}' as target_start_at,
    a.state in ('intended', 'sent') and coalesce(a.claimed_until > now(), false) as is_sending
  from bookings b
    join services s on s.company_id = b.company_id and s.id = b.service_id
    join branches r on r.company_id = b.company_id and r.id = b.branch_id
    left join booking_attempts a on a.booking_id = b.id and a.settled_at is null
  where b.company_id = ? and (?::boolean or b.caller_number = ?) and b.status <> 'refused'`;

@Injectable()
export class OwnBookings {
  constructor(private readonly em: EntityManager) {}

  /** References match without regard to case, blanks and hyphens. Null for unknown and for not the caller's, alike; a desk owns all of its company's. */
  async find(companyId: string, call: CallIdentity, reference: string): Promise<OwnBooking | null> {
    const plain = reference.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${OWN} and replace(b.reference, '-', '') = ?`, [companyId, call.desk !== undefined, call.callerNumber, plain]);
    return rows[0] ? ownBooking(rows[0]) : null;
  }

  /** Upcoming ones, soonest first. */
  async upcoming(companyId: string, call: CallIdentity): Promise<OwnBooking[]> {
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${OWN} and b.status in ('confirmed', 'pending_confirmation') and b.end_at > now() order by b.start_at limit 10`, [
        companyId,
        false,
        call.callerNumber,
      ]);
    return rows.map(ownBooking);
  }

  /** Whether the caller has another live booking of the same service then: the database lets no second one stand (invariant 7). */
  async hasAnother(companyId: string, call: CallIdentity, { id, serviceId }: OwnBooking, start: Date): Promise<boolean> {
    const rows = await this.em.getConnection().execute<object[]>(
      `select 1 from bookings where company_id = ? and caller_number = ? and service_id = ? and start_at = ? and id <> ?
         and status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention')`,
      [companyId, call.callerNumber, serviceId, start.toISOString(), id],
    );
    return rows.length > 0;
  }
}

function ownBooking(row: Row): OwnBooking {
  const target = row.target_start_at === null ? null : new Date(row.target_start_at);
  return {
    id: row.id,
    serviceId: row.service_id,
    branchId: row.branch_id,
    openingHours: row.opening_hours,
    uid: row.calcom_uid,
    status: row.status,
    change: row.change_kind && { kind: row.change_kind, targetStart: target, isSending: row.is_sending },
    view: {
      id: row.id,
      reference: row.reference,
      serviceName: row.service_name,
      start: new Date(row.start_at),
      end: new Date(row.end_at),
      timeZone: row.time_zone,
      customerName: row.name ?? '',
      status: row.status,
    },
  };
}
