import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { BookingView } from '../contracts/booking/outcome.js';

/** A booking that the caller's full visible number owns, in the called company (invariant 16). */
export interface OwnBooking {
  id: string;
  serviceId: string;
  calcomEventTypeId: number;
  uid: string | null;
  status: 'open' | 'confirmed' | 'pending_confirmation' | 'cancelled' | 'needs_attention';
  /** A change of it is being sent or its outcome is not known yet. */
  changing: 'sending' | 'unknown' | null;
  view: BookingView;
}

interface Row {
  id: string;
  service_id: string;
  calcom_event_type_id: number;
  calcom_uid: string | null;
  status: OwnBooking['status'];
  reference: string;
  service_name: string;
  name: string | null;
  start_at: string;
  end_at: string;
  time_zone: string;
  sending: boolean | null;
}

const OWN = `
  select b.id, b.service_id, b.calcom_event_type_id, b.calcom_uid, b.status, b.reference, coalesce(s.display_name, s.title) as service_name,
    b.name, to_json(b.start_at)#>>'{}' as start_at, to_json(b.end_at)#>>'{}' as end_at, b.time_zone,
    (select a.state in ('intended', 'sent') and coalesce(a.claimed_until > now(), false) from booking_attempts a
      where a.booking_id = b.id and a.settled_at is null) as sending
  from bookings b join services s on s.company_id = b.company_id and s.id = b.service_id
  where b.company_id = ? and b.caller_number = ? and b.status in ('open', 'confirmed', 'pending_confirmation', 'cancelled', 'needs_attention')`;

@Injectable()
export class OwnBookings {
  constructor(private readonly em: EntityManager) {}

  /** References match without regard to case, blanks and hyphens. Null for unknown and for not the caller's, alike. */
  async find(companyId: string, call: CallIdentity, reference: string): Promise<OwnBooking | null> {
    const plain = reference.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${OWN} and replace(b.reference, '-', '') = ?`, [companyId, call.callerNumber, plain]);
    return rows[0] ? ownBooking(rows[0]) : null;
  }

  /** Upcoming ones, soonest first. */
  async upcoming(companyId: string, call: CallIdentity): Promise<OwnBooking[]> {
    const rows = await this.em
      .getConnection()
      .execute<Row[]>(`${OWN} and b.status in ('confirmed', 'pending_confirmation') and b.end_at > now() order by b.start_at limit 10`, [
        companyId,
        call.callerNumber,
      ]);
    return rows.map(ownBooking);
  }
}

function ownBooking(row: Row): OwnBooking {
  return {
    id: row.id,
    serviceId: row.service_id,
    calcomEventTypeId: row.calcom_event_type_id,
    uid: row.calcom_uid,
    status: row.status,
    changing: row.sending === null ? null : row.sending ? 'sending' : 'unknown',
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
