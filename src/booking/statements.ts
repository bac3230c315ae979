import type { Statement } from '../shared/statements.js';

/** While a live call sends, no settle worker takes its attempt; longer than any call may last. */
export const SENDING_SECONDS = 5;

/**
 * Wish, attempt, claims and BookingValidated in one statement, so that they are committed together or not at all. The attempt is
 * written as `sent`: from this commit on the request may be on the wire, and nothing could record that after a kill. Claims are
 * taken in the order of the hosts, so that two attempts cannot wait for each other. Gives null when a live wish, or any booking of
 * that reference, stands in the way; raises `exclusion_violation` when another attempt holds a host.
 */
export const PLACE_WISH: Statement = {
  name: 'booking_place_wish',
  text: `
    with wish as (
      insert into bookings (id, company_id, branch_id, service_id, mapping_id, call_id, calcom_instance, calcom_event_type_id,
        caller_number, contact_phone, email, name, notes, start_at, end_at, time_zone, language, reference, wish_key)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      on conflict do nothing returning id, company_id),
    attempt as (
      insert into booking_attempts (id, company_id, booking_id, connection_id, kind, state, sent_at, claimed_until)
      select $20, company_id, id, $21, 'place', 'sent', now(), now() + interval '${SENDING_SECONDS} s' from wish returning id),
    claims as (
      insert into host_claims (calcom_instance, host_user_id, during, attempt_id)
      select $7, host, tstzrange($22, $23), attempt.id from attempt, unnest($24::int[]) host order by host
      on conflict do nothing returning 1),
    announced as (
      insert into outbox (id, name, payload)
      select $25, 'BookingValidated', jsonb_build_object('companyId', company_id, 'bookingId', id, 'attemptId', $20::uuid) from wish)
    select case when exists (select from wish) and (select count(*) from claims) < cardinality($24::int[])
      then raise_host_claimed() else (select id from wish) end as booking_id`,
};

/**
 * The outcome of an attempt: booking, uid, released claims, callback request and event in one statement. Gives no row when the
 * attempt was settled already; raises `unique_violation` when the uid is bound to another booking or the caller has another booking
 * at the new time. A moved booking is the wish it was placed for no longer: that time may be wished again (invariant 7). The
 * booking is locked before its attempt, as START_CHANGE does.
 */
export const SETTLE_ATTEMPT: Statement = {
  name: 'booking_settle_attempt',
  text: `
    with locked as (
      select b.id from bookings b join booking_attempts a on a.booking_id = b.id where a.id = $1 for no key update of b),
    attempt as (
      update booking_attempts a set state = $2, refusal = $3, detail = $4, ms = coalesce($5, ms), settled_at = now(), claimed_until = null
      from locked where a.id = $1 and a.booking_id = locked.id and a.settled_at is null returning a.id, a.booking_id, a.company_id, a.kind, a.call_id),
    booking as (
      update bookings b set status = coalesce($6, b.status), refusal = case when $6 = 'refused' then $3 else b.refusal end,
        start_at = coalesce($15, b.start_at), end_at = coalesce($16, b.end_at),
        wish_key = case when a.kind <> 'place' and $15::timestamptz <> b.start_at then b.id::text else b.wish_key end,
        calcom_uid = coalesce($7, b.calcom_uid), host_user_id = coalesce($8, b.host_user_id), host_name = coalesce($9, b.host_name),
        revision = b.revision + 1, updated_at = now()
      from attempt a where b.id = a.booking_id and b.company_id = a.company_id
      returning b.*, case when a.kind = 'place' then b.call_id else a.call_id end as asked_in),
    bound as (
      insert into booking_uids (calcom_instance, calcom_uid, company_id, booking_id)
      select calcom_instance, $7, company_id, id from booking where $7::text is not null
        and not exists (select from booking_uids u
          where u.calcom_instance = booking.calcom_instance and u.calcom_uid = $7 and u.booking_id = booking.id)),
    freed as (delete from host_claims using attempt where attempt_id = attempt.id),
    callback as (
      insert into callback_requests (id, company_id, branch_id, call_id, booking_id, name, phone, reason)
      select $10, company_id, branch_id, asked_in, id, name, coalesce(contact_phone, caller_number), $11 from booking where $11::text is not null
      returning company_id, id, call_id),
    requested as (
      insert into outbox (id, name, payload)
      select $17, 'CallbackRequested', jsonb_build_object('companyId', company_id, 'callbackRequestId', id, 'callId', call_id) from callback),
    announced as (
      insert into outbox (id, name, payload)
      select $12, $13, jsonb_build_object('companyId', company_id, 'bookingId', id, 'callId', asked_in) || $14::jsonb from booking)
    select id from booking`,
};

/**
 * An attempt to move or cancel, with claims for the new time of a move; nothing when the booking no longer stands under this uid,
 * another change of it is under way, or the caller has another booking of the service at the new time. Raises
 * `exclusion_violation` when another attempt holds a host. The lock makes it read the booking again if another change was settled
 * since the statement began: without it a second change of what has just been changed could be sent.
 */
export const START_CHANGE: Statement = {
  name: 'booking_start_change',
  text: `
    with booking as (
      select b.company_id, b.id, b.calcom_uid from bookings b
      where b.company_id = $2 and b.id = $3 and b.calcom_uid = $8 and b.status in ('confirmed', 'pending_confirmation')
        and not exists (select from bookings o where o.company_id = b.company_id and o.caller_number = b.caller_number
          and o.service_id = b.service_id and o.start_at = $6::timestamptz and o.id <> b.id
          and o.status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention'))
      for no key update of b),
    attempt as (
      insert into booking_attempts (id, company_id, booking_id, connection_id, kind, state, calcom_uid, target_start_at, target_end_at,
        call_id, sent_at, claimed_until)
      select $1, company_id, id, $4, $5, 'sent', calcom_uid, $6, $7, $13, now(), now() + interval '${SENDING_SECONDS} s' from booking
      on conflict do nothing returning id),
    claims as (
      insert into host_claims (calcom_instance, host_user_id, during, attempt_id)
      select $9, host, tstzrange($10, $11), attempt.id from attempt, unnest($12::int[]) host order by host
      on conflict do nothing returning 1)
    select case when exists (select from attempt) and (select count(*) from claims) < cardinality($12::int[])
      then raise_host_claimed() else (select id from attempt) end as attempt_id`,
};
