import { DateTime } from 'luxon';
import type { FunctionAnswer, RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { eventually } from '../support/eventually.js';
import type { Spy } from '../support/gate.js';
import { isFull, scaled } from '../support/scale.js';
import type { Installation } from './installation.js';

const TIMES = scaled(1, 25);
/** Calls under way beside the one that is killed. */
const BESIDE = scaled(2, 5);
const ZONE = 'Europe/Berlin';

let installation: Installation;

interface Point {
  name: string;
  at: 'database' | 'calcom';
  /** Kills at the very moment a piece of a connection shows that this point is reached. */
  spy: (kill: () => void) => Spy;
}

/** The statement is on its way to PostgreSQL: it may or may not be carried out. */
const sent =
  (statement: string, goesOn: boolean) =>
  (kill: () => void): Spy =>
  ({ way, bytes }) => {
    if (way !== 'to' || !bytes.includes(statement)) return undefined;
    kill();
    return goesOn ? undefined : 'stop';
  };

/** PostgreSQL has carried the statement out; its answer does not arrive any more. */
const done =
  (statement: string) =>
  (kill: () => void): Spy =>
  ({ way, bytes, seen }) => {
    if (way === 'to' && bytes.includes(statement)) seen.add(statement);
    if (way === 'to' || !seen.has(statement)) return undefined;
    kill();
    return 'stop';
  };

const POINTS: Point[] = [
  { name: 'the receipt is stored', at: 'database', spy: done('telephony_receive_function_call') },
  { name: 'wish and claim are on their way to PostgreSQL', at: 'database', spy: sent('booking_place_wish', true) },
  { name: 'wish and claim are committed', at: 'database', spy: done('booking_place_wish') },
  { name: 'the POST is about to leave', at: 'calcom', spy: sent('POST /v2/bookings', false) },
  { name: 'the POST has left', at: 'calcom', spy: sent('POST /v2/bookings', true) },
  { name: 'the answer is read', at: 'database', spy: sent('booking_settle_attempt', false) },
  { name: 'the outcome is committed but not answered', at: 'database', spy: done('booking_settle_attempt') },
  {
    name: 'the event is delivered and its inbox row not committed',
    at: 'database',
    spy: (kill) => {
      return ({ way, bytes, seen }) => {
        if (way !== 'to') return undefined;
        if (bytes.includes('insert into inbox')) seen.add('inbox');
        if (!seen.has('inbox') || !bytes.includes('commit')) return undefined;
        kill();
        return 'stop';
      };
    },
  },
];

let used = 0;
/** Slot starts that nobody has asked for yet, on the 20-minute grid of a weekday. */
function freshStart(): string {
  const [day, slot] = [Math.floor(used / 24), used % 24];
  used += 1;
  const monday = DateTime.now().setZone(ZONE).startOf('week').plus({ weeks: 2 });
  const date = monday.plus({ weeks: Math.floor(day / 5), days: day % 5 });
  return date.plus({ minutes: 9 * 60 + slot * 20 }).toFormat("yyyy-MM-dd'T'HH:mm");
}

interface Wish {
  start: string;
  call: RetellCall;
  from: string;
  told: unknown;
}

const args = (start: string) => ({ service: 'Bartschnitt', start, customer_name: 'Mila Brandt', caller_confirmed: true });

function aWish(): Wish {
  const from = `+4917604${200_000 + used}`;
  return { start: freshStart(), from, call: installation.call(from), told: 'nothing' };
}

async function ask(wish: Wish): Promise<void> {
  const answer: FunctionAnswer | null = await wish.call.invoke('book_appointment', args(wish.start)).catch(() => null);
  if (answer) wish.told = answer.body.status;
}

interface Row {
  id: string;
  status: string;
  state: string;
  settled: boolean;
}

async function rowOf(start: string): Promise<Row | undefined> {
  const [row] = await installation.sql<Row>(
    `select b.id, b.status, a.state, a.settled_at is not null as settled from bookings b join booking_attempts a on a.booking_id = b.id
     where b.start_at = $1::timestamp at time zone '${ZONE}' order by b.created_at desc limit 1`,
    [start],
  );
  return row;
}

/** What Cal.com has is found within 15 s; what it does not have is given up a minute after sending, which is not waited for here. */
async function settle(): Promise<void> {
  await eventually(
    'what Cal.com has is confirmed',
    async () => {
      const open = await installation.sql<{ booking_id: string }>('select booking_id from booking_attempts where settled_at is null');
      const calendar = await installation.wholeCalendar();
      return open.every(({ booking_id }) => !calendar.some(({ metadata }) => metadata.frontdeskBookingId === booking_id));
    },
    15_000,
  );
  await installation.sql(`update booking_attempts set sent_at = sent_at - interval '61 s', next_attempt_at = now(), claimed_until = null
    where settled_at is null`);
  await eventually('all attempts are settled', async () => {
    const open = await installation.sql('select 1 from booking_attempts where settled_at is null');
    return open.length === 0;
  });
}

/** Told = booked, no double, nothing unsettled, no claim left. */
async function expectAgreement(wishes: Wish[]): Promise<void> {
  const calendar = await installation.wholeCalendar();
  for (const { start, told } of wishes) {
    const row = await rowOf(start);
    const standing = calendar.filter((each) => each.metadata.frontdeskBookingId === row?.id && each.status === 'accepted');
    expect({ start, told, standing: standing.length }).toEqual({ start, told: 'booked', standing: 1 });
    expect(row).toMatchObject({ status: 'confirmed', state: 'confirmed' });
  }
  const instants = wishes.map(({ start }) => DateTime.fromISO(start, { zone: ZONE }).toMillis());
  expect(calendar.filter((each) => instants.includes(Date.parse(each.start)) && each.status === 'accepted')).toHaveLength(wishes.length);
  expect(await installation.sql('select 1 from host_claims')).toEqual([]);
}

/** Each costs a start of the product: the small run takes those that no other crash test comes near. */
const SMALL = new Set(['wish and claim are committed', 'the outcome is committed but not answered', POINTS.at(-1)?.name]);

export function eightPointsAreSurvived(opened: () => Installation): void {
  beforeAll(() => {
    installation = opened();
  });

  describe.each(POINTS.filter(({ name }) => isFull || SMALL.has(name)))('killed when $name', ({ at, spy }) => {
    it(
      `tells nobody what is not so, books nothing twice and settles everything, ${TIMES} times`,
      async () => {
        for (let time = 0; time < TIMES; time += 1) {
          const wishes = Array.from({ length: BESIDE + 1 }, aWish);
          let killed = false;
          installation.gates[at].watch(
            spy(() => {
              killed = true;
              installation.frontdesk.signal('SIGKILL');
            }),
          );
          const calls = wishes.map(ask);
          await eventually('it is killed', () => killed);
          installation.gates[at].watch(null);
          await installation.frontdesk.kill();
          await Promise.all(calls);
          const toldBefore = wishes.filter(({ told }) => told === 'booked').map(({ start }) => start);

          await installation.start();
          await settle();

          for (const start of toldBefore) expect(await rowOf(start)).toMatchObject({ status: 'confirmed' });
          for (const wish of wishes) {
            // The caller rings again and says the same.
            wish.call = installation.call(wish.from, wish.call.callId);
            await eventually('the caller hears the outcome', async () => {
              await ask(wish);
              return wish.told !== 'one_moment';
            });
          }
          await expectAgreement(wishes);
        }
      },
      120_000 * Math.max(1, TIMES),
    );
  });
}
