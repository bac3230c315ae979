import { DateTime } from 'luxon';
import { describeWith, type RedisServer, startRedis } from '../support/external.js';
import { utc, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { scaled } from '../support/scale.js';
import { type ToldFrontdesk, byHand, caughtUp, polled, startTold } from '../support/webhooks.js';

const COUNT = scaled(24, 1_000);
const CALLERS = scaled(12, 300);
const AT_ONCE = 10;
const ZONE = 'Europe/Berlin';

/** Starts of the coming weekdays every twenty minutes, `skip` days ahead. */
function slots(count: number, skip: number): string[] {
  const starts: string[] = [];
  for (let day = DateTime.now().setZone(ZONE).startOf('day').plus({ days: skip }); starts.length < count; day = day.plus({ days: 1 })) {
    for (let minute = 540; day.weekday <= 5 && minute < 1_020 && starts.length < count; minute += 20)
      starts.push(day.plus({ minutes: minute }).toFormat("yyyy-MM-dd'T'HH:mm"));
  }
  return starts;
}

interface OurRow {
  id: string;
  status: string;
  uid: string;
  start: string;
  callbacks: number;
}

function crowd(start: () => Promise<ToldFrontdesk>): void {
  let frontdesk: ToldFrontdesk;
  /** What callers were told stands: start by caller. */
  const toldStarts = new Map<string, string>();
  beforeAll(async () => {
    frontdesk = await start();
  }, 60_000);
  afterAll(() => frontdesk?.close());

  async function inTurns<T>(items: T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
    for (let first = 0; first < items.length; first += AT_ONCE)
      await Promise.all(items.slice(first, first + AT_ONCE).map((item, index) => work(item, first + index)));
  }

  /** As an agent does that was told to wait: the same wish again, until it is known. */
  async function book(start: string, from: string): Promise<void> {
    for (;;) {
      const { body } = await frontdesk.call({ from }).invoke('book_appointment', wish(start));
      if (['one_moment', 'temporarily_unavailable', 'will_confirm_later'].includes(String(body.status))) continue;
      if (body.status === 'booked' || body.status === 'already_booked') toldStarts.set(from, utc(start));
      return;
    }
  }

  const ours = (): Promise<OurRow[]> =>
    frontdesk.database.query<OurRow>(
      `select b.id, b.status, b.calcom_uid as uid, to_char(b.start_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as start,
         (select count(*)::int from callback_requests c where c.booking_id = b.id) as callbacks
       from bookings b where b.status <> 'refused' order by b.id`,
    );

  it(`${COUNT} deliveries at once, each twice, while callers book: callers, rows and calendar agree`, async () => {
    frontdesk.relay.mode = 'hold';
    await inTurns(slots(COUNT, 3), (start, index) => book(start, `+49176041${String(10_000 + index)}`));
    const made = await ours();
    expect(made).toHaveLength(COUNT);
    await until(() => frontdesk.relay.deliveries.length === COUNT, 60_000);
    const elsewhere = slots(COUNT, 100);
    const moved = new Map<string, string>();
    await inTurns(made, async ({ id, uid }, index) => {
      if (index % 3 === 0) await byHand(frontdesk, uid, 'cancel', { cancellationReason: 'x' });
      else if (index % 3 === 1) {
        await byHand(frontdesk, uid, 'reschedule', { start: utc(elsewhere[index] ?? ''), reschedulingReason: 'x' });
        moved.set(id, utc(elsewhere[index] ?? ''));
      }
    });
    const changes = Math.ceil(COUNT / 3) + moved.size;
    await until(() => frontdesk.relay.deliveries.length === COUNT + changes, 60_000);
    const held = [...frontdesk.relay.deliveries];
    frontdesk.relay.mode = 'pass';
    frontdesk.relay.times = 2;

    const sending = Promise.all(held.flatMap((delivery) => [frontdesk.relay.send(delivery), frontdesk.relay.send(delivery)]));
    await inTurns(slots(CALLERS, 200), (start, index) => book(start, `+49176042${String(10_000 + index)}`));
    const statuses = await sending;
    await caughtUp(frontdesk, 300_000);

    expect(new Set(statuses)).toEqual(new Set([204]));
    const rows = await ours();
    const calendar = new Map(frontdesk.calcom.bookings().map((booking) => [booking.uid, booking]));
    // Ours and the calendar's: each row stands where its uid stands, and nothing stands there that is not a row.
    for (const { uid, status, start } of rows) {
      const there = calendar.get(uid);
      expect([status, start]).toEqual([there?.status === 'accepted' ? 'confirmed' : there?.status, there?.start]);
    }
    const standing = [...calendar.values()].filter(({ status }) => status === 'accepted').map(({ uid }) => uid);
    const confirmed = rows.filter(({ status }) => status === 'confirmed').map(({ uid }) => uid);
    expect(confirmed.toSorted()).toEqual(standing.toSorted());
    // Ours and the callers': what they were told stands, or somebody rings.
    expect(rows).toHaveLength(toldStarts.size);
    expect(rows.filter(({ callbacks }) => callbacks > 0)).toHaveLength(changes);
    const heard = new Set(toldStarts.values());
    const strangers = rows.filter(({ id, status, start, callbacks }) => {
      if (callbacks === 0) return !heard.has(start);
      return callbacks > 1 || (status === 'confirmed' && start !== moved.get(id));
    });
    expect(strangers).toEqual([]);
    const [left] = await frontdesk.database.query<{ events: number; receipts: number; open: number }>(
      `select (select count(*)::int from outbox where name like '%AtCalcom') as events,
         (select count(*)::int from receipts where source = 'calcom_webhook') as receipts,
         (select count(*)::int from booking_attempts where settled_at is null) as open`,
    );
    expect(left).toEqual({ events: changes, receipts: COUNT + changes + CALLERS, open: 0 });

    // And the poll has nothing to add.
    await polled(frontdesk);
    expect(await ours()).toEqual(rows);
  }, 900_000);
}

const FAST = { calcom: { limitPerMinute: 1_000_000, bookingDelayMs: 5 } };

describe('with the in-process worker', () => {
  crowd(() => startTold(FAST));
});

describeWith('redis')('with Bull', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  crowd(() => startTold({ ...FAST, env: { redisUrl: redis.url } }));
});
