import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type CallerBooking, type CallerCallback, ReadCallerBookings } from '../../contracts/booking/read-caller-bookings.query.js';

const BOOKINGS = `
  select b.id, b.reference, b.status, b.call_id as "callId", b.branch_id as "branchId", b.service_id as "serviceId",
    b.caller_number as "callerNumber", b.contact_phone as "contactPhone", b.email, b.name, b.notes,
    to_json(b.start_at)#>>'{}' as "startAt", to_json(b.end_at)#>>'{}' as "endAt", b.time_zone as "timeZone", b.language,
    to_json(b.created_at)#>>'{}' as "createdAt",
    b.end_at > now() and b.status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention') as "isUpcoming",
    (select coalesce(json_agg(u.calcom_uid order by u.bound_at), '[]')
       from booking_uids u where u.company_id = b.company_id and u.booking_id = b.id) as uids,
    (select coalesce(json_agg(json_build_object('kind', a.kind, 'state', a.state, 'detail', a.detail, 'createdAt', a.created_at)
         order by a.created_at), '[]')
       from booking_attempts a where a.company_id = b.company_id and a.booking_id = b.id) as attempts,
    (select coalesce(json_agg(k.key), '[]')
       from idempotency_keys k where k.company_id = b.company_id and k.booking_id = b.id) as "idempotencyKeys"
  from bookings b where b.company_id = ? and (b.caller_number = ? or b.contact_phone = ?) order by b.created_at, b.id`;

const CALLBACKS = `
  select r.id, r.status, r.call_id as "callId", r.booking_id as "bookingId", r.branch_id as "branchId", r.name, r.phone, r.reason,
    r."window", to_json(r.created_at)#>>'{}' as "createdAt"
  from callback_requests r
  where r.company_id = ? and (r.phone = ? or r.call_id = any(?::uuid[]) or r.booking_id = any(?::uuid[])) order by r.created_at, r.id`;

@QueryHandler(ReadCallerBookings)
export class ReadCallerBookingsHandler implements IQueryHandler<ReadCallerBookings> {
  constructor(private readonly em: EntityManager) {}

  async execute({ of }: ReadCallerBookings): Promise<{ bookings: CallerBooking[]; callbackRequests: CallerCallback[] }> {
    const { companyId, phoneNumber, callIds } = of;
    const bookings = await this.em.execute<CallerBooking[]>(BOOKINGS, [companyId, phoneNumber, phoneNumber]);
    const ids = bookings.map(({ id }) => id);
    const ofCallbacks = [companyId, phoneNumber, `{${callIds.join(',')}}`, `{${ids.join(',')}}`];
    return { bookings, callbackRequests: await this.em.execute<CallerCallback[]>(CALLBACKS, ofCallbacks) };
  }
}
