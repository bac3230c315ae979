import { randomUUID } from 'node:crypto';
import { askCalcom } from './calcom.js';
import type { Answer, FunctionCall, House } from './house.js';
import { JOIN, type JoinedRow, OUTCOME } from './statements.js';

/** As long as the product keeps them. */
const KEPT_MS = 20_000;

const kept = new Map<string, { until: number; starts: Promise<string[]> }>();

/** Join, slots (kept for some seconds, as the product keeps them), one outcome row unless `stores` is false. */
export async function check(house: House, { name, call, args }: FunctionCall, stores: boolean): Promise<Answer> {
  const joined = await house.pool.query<JoinedRow>({
    name: 'join',
    text: JOIN,
    values: [call.to_number, house.workspaceId, args['service'], `${String(args['date'])}T00:00`],
  });
  const row = joined.rows[0];
  if (!row) return { ok: false, status: 'service_not_bookable', message: 'Das kann ich leider nicht buchen.' };
  const slots = (await freeStarts(house, row)).slice(0, 3).map((start) => ({ start, say: start.slice(11, 16) }));
  const free = slots.length > 0;
  const message = free ? `Frei wäre um ${slots.map(({ say }) => say).join(', ')} Uhr.` : 'An diesem Tag ist leider nichts frei.';
  const answer: Answer = { ok: free, status: free ? 'slots' : 'unavailable', message, date: args['date'], timezone: row.time_zone, slots };
  const values = [randomUUID(), call.call_id, name, answer.status, null, JSON.stringify(answer)];
  if (stores) await house.pool.query({ name: 'outcome', text: OUTCOME, values });
  return answer;
}

function freeStarts(house: House, row: JoinedRow): Promise<string[]> {
  const key = `${row.company_id}/${row.calcom_event_type_id}/${row.start_at.getTime()}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.starts;
  const starts = ask(house, row);
  kept.set(key, { until: Date.now() + KEPT_MS, starts });
  starts.catch(() => kept.delete(key));
  return starts;
}

async function ask(house: House, row: JoinedRow): Promise<string[]> {
  const end = new Date(row.start_at.getTime() + 24 * 60 * 60_000);
  const query = new URLSearchParams({
    eventTypeId: String(row.calcom_event_type_id),
    start: row.start_at.toISOString(),
    end: end.toISOString(),
    timeZone: row.time_zone,
  });
  const { json } = await askCalcom(house, `/slots?${query.toString()}`, '2024-09-04');
  const { data } = json as { data: Record<string, { start: string }[]> };
  return Object.values(data)
    .flat()
    .map(({ start }) => start);
}
