import type { AboutCaller, ReceiptCursor } from '../contracts/telephony/read-receipts.query.js';

const BATCH = 500;
/** Before every id. */
const FIRST: ReceiptCursor = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/**
 * `page`: one batch of the company's receipts. `hit`: those in it that name the caller. A number is looked for as a whole, also inside
 * of other text; ids as the strings that they are in JSON, so that `call_1` is not found in `call_10`.
 */
const HITS = `
  page as (
    select id, received_at, source, state, body from receipts
    where company_id = ? and (received_at, id) > (?::timestamptz, ?::uuid) order by received_at, id limit ${BATCH}),
  hit as (
    select id, received_at, source, state, body from page
    where (position(? in body) > 0 and body ~ ?)
      or exists (select from jsonb_array_elements_text(?::jsonb) as known (text) where position(known.text in body) > 0)),
  last as (select to_json(received_at)#>>'{}' as at, id from page order by received_at desc, id desc limit 1)`;

export const READ_RECEIPTS = `
  with ${HITS}
  select (select json_build_object('at', at, 'id', id) from last) as next,
    (select coalesce(json_agg(json_build_object('id', id, 'source', source, 'receivedAt', received_at, 'body', body)
       order by received_at, id), '[]') from hit) as receipts`;

export const ERASE_RECEIPTS = `
  with ${HITS},
  gone as (delete from receipts where id in (select id from hit where state <> 'pending') returning id)
  select (select json_build_object('at', at, 'id', id) from last) as next, (select count(*)::int from gone) as erased,
    (select count(*)::int from hit where state = 'pending') as pending`;

export function receiptValues(about: AboutCaller, after: ReceiptCursor | null): unknown[] {
  const { at, id } = after ?? FIRST;
  const { companyId, phoneNumber, providerCallIds, bookingIds, uids } = about;
  const ids = [...[...providerCallIds, ...uids].map((text) => JSON.stringify(text)), ...bookingIds];
  return [companyId, at, id, phoneNumber, `[+]${phoneNumber.slice(1)}([^0-9]|$)`, JSON.stringify(ids)];
}
