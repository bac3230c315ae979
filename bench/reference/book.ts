import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { askCalcom } from './calcom.js';
import type { Answer, FunctionCall, House } from './house.js';
import { CLAIM, JOIN, type JoinedRow, OUTCOME } from './statements.js';

/** Join, claim, Cal.com, outcome. */
export async function book(house: House, { name, call, args }: FunctionCall): Promise<Answer> {
  const joined = await house.pool.query<JoinedRow>({
    name: 'join',
    text: JOIN,
    values: [call.to_number, house.workspaceId, args['service'], args['start']],
  });
  const row = joined.rows[0];
  if (!row) return { ok: false, status: 'service_not_bookable', message: 'Das kann ich leider nicht buchen.' };
  const id = randomUUID();
  const end = new Date(row.start_at.getTime() + row.duration_minutes * 60_000);
  if (!(await claim(house, id, call.call_id, row, end)))
    return { ok: false, status: 'slot_taken', message: 'Dieser Termin ist leider vergeben.' };
  const uid = await send(house, id, row, call.from_number, args['customer_name']);
  const answer: Answer = uid
    ? {
        ok: true,
        status: 'booked',
        message: `Ihr Termin für ${row.title} am ${String(args['start'])} ist gebucht.`,
        booking: { reference: id.slice(0, 8), service: row.title, start: args['start'], timezone: row.time_zone },
      }
    : { ok: false, status: 'slot_taken', message: 'Dieser Termin ist leider vergeben.' };
  const values = [id, call.call_id, name, answer.status, uid, JSON.stringify(answer)];
  await house.pool.query({ name: 'outcome', text: OUTCOME, values });
  return answer;
}

async function claim(house: House, id: string, callId: string, row: JoinedRow, end: Date): Promise<boolean> {
  const values = [id, row.company_id, row.service_id, callId, row.calcom_instance, row.host_user_id, row.start_at, end];
  try {
    await house.pool.query({ name: 'claim', text: CLAIM, values });
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23P01') return false;
    throw error;
  }
}

interface Created {
  data?: { uid: string; metadata: Record<string, unknown> };
}

/** The uid of a booking that carries our id; null for a refusal. */
async function send(house: House, id: string, row: JoinedRow, caller: string, name: unknown): Promise<string | null> {
  const attendee = { name, email: `${id}@attendee.example.com`, phoneNumber: caller, timeZone: row.time_zone, language: 'de' };
  const body = { eventTypeId: row.calcom_event_type_id, start: row.start_at.toISOString(), attendee, metadata: { bookingId: id } };
  const { status, json } = await askCalcom(house, '/bookings', '2024-08-13', body);
  const { data } = json as Created;
  return status === 201 && data?.metadata['bookingId'] === id ? data.uid : null;
}
