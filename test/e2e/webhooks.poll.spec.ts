import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { utc } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { booked, hostCancels, hostMoves, later, stored } from '../support/own-bookings.js';
import { caughtUp, eventsOf, polled } from '../support/webhooks.js';

// Without PUBLIC_URL no webhook exists: the poll is all there is.
let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk?.close());
afterEach(async () => {
  await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
  await frontdesk.database.query(`update rate_budgets set blocked_until = null, leases = '[]'`);
});

const asked = (kind: 'booking' | 'bookings'): string[] =>
  frontdesk.calcom
    .ledger()
    .filter((entry) => entry.kind === kind)
    .map(({ path }) => path);

describe('the poll', () => {
  it('asks nothing about teams where nothing of ours is to come', async () => {
    await polled(frontdesk);

    expect(asked('bookings')).toEqual([]);
  });

  it('asks once about a team, and reads nothing again while nothing changes', async () => {
    const own = await booked(frontdesk);
    await polled(frontdesk);
    const before = { lists: asked('bookings').length, reads: asked('booking').length };
    const was = await stored(frontdesk, own.id);

    await polled(frontdesk);
    await polled(frontdesk);

    expect(asked('bookings').length - before.lists).toBe(2);
    expect(asked('bookings').at(-1)).toContain('afterUpdatedAt=');
    expect(asked('booking')).toHaveLength(before.reads);
    expect(await stored(frontdesk, own.id)).toEqual(was);
  });

  it('reads what differs once, and not again when it is polled again', async () => {
    const own = await booked(frontdesk);
    await polled(frontdesk);
    await hostMoves(frontdesk, own.uid, utc(later(own.start)));
    const before = asked('booking').length;

    await polled(frontdesk);
    await polled(frontdesk);

    // The old uid, and the one that it leads to.
    expect(asked('booking').length - before).toBe(2);
    expect(await stored(frontdesk, own.id)).toMatchObject({ start: utc(later(own.start)), callbacks: ['moved_at_calcom'] });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMovedAtCalcom']);
  });

  it('comes again within ten minutes, not for all teams at the same moment', async () => {
    await polled(frontdesk);

    const rows = await frontdesk.database.query<{ seconds: number }>(
      `select extract(epoch from next_poll_at - now())::float as seconds from team_polls where exists (
         select from company_teams t where t.id = company_team_id and t.removed_at is null)`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { seconds } of rows) {
      expect(seconds).toBeGreaterThan(300);
      expect(seconds).toBeLessThan(480);
    }
    expect(new Set(rows.map(({ seconds }) => Math.round(seconds))).size).toBe(rows.length);
  });

  it('of several processes each team has one, each time', async () => {
    await booked(frontdesk);
    const { encryptionKeys } = frontdesk.env;
    const options = { seed: false, databaseUrl: frontdesk.database.url, server: frontdesk.calcom, env: { encryptionKeys } };
    const others = await Promise.all([startFrontdesk(options), startFrontdesk(options)]);
    const before = asked('bookings').length;

    await frontdesk.database.query('update team_polls set next_poll_at = now()');
    await Promise.all([frontdesk, ...others].map((each) => each.drain()));

    expect(asked('bookings').length - before).toBe(1);
    await Promise.all(others.map((each) => each.close()));
  });

  it('that fails is repeated soon and loses nothing', async () => {
    const own = await booked(frontdesk);
    await polled(frontdesk);
    await hostCancels(frontdesk, own.uid);
    frontdesk.calcom.fault({ kind: 'bookings', fault: '500' });

    await polled(frontdesk);
    const [soon] = await frontdesk.database.query<{ seconds: number }>(
      `select extract(epoch from min(next_poll_at) - now())::float as seconds from team_polls`,
    );
    expect((await stored(frontdesk, own.id)).status).toBe('confirmed');
    expect(soon?.seconds).toBeLessThan(30);
    await polled(frontdesk);

    expect((await stored(frontdesk, own.id)).status).toBe('cancelled');
  });

  it('that could not read a booking keeps its place and finds it the next time', async () => {
    const own = await booked(frontdesk);
    await polled(frontdesk);
    await hostCancels(frontdesk, own.uid);
    frontdesk.calcom.fault({ kind: 'booking', fault: '500', times: 2 });

    await polled(frontdesk);
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
    expect((await stored(frontdesk, own.id)).status).toBe('confirmed');
    await polled(frontdesk);

    expect((await stored(frontdesk, own.id)).status).toBe('cancelled');
  });

  it('waits while Cal.com has told the key to wait', async () => {
    await booked(frontdesk);
    await frontdesk.database.query(`update rate_budgets set blocked_until = now() + interval '60 s'`);
    const before = asked('bookings').length;

    await polled(frontdesk);
    expect(asked('bookings')).toHaveLength(before);
    await frontdesk.database.query('update rate_budgets set blocked_until = null');
    await polled(frontdesk);
    expect(asked('bookings')).toHaveLength(before + 1);
  });

  it('goes on for the bookings of a team that was removed, until none is to come', async () => {
    const own = await booked(frontdesk);
    const [team] = await frontdesk.database.query<{ company: string; id: string }>(
      'select company_id as company, id from company_teams where calcom_team_id = 101',
    );
    await frontdesk.api.delete(`/companies/${team?.company}/teams/${team?.id}`);
    await caughtUp(frontdesk);
    await hostCancels(frontdesk, own.uid);

    await polled(frontdesk);
    expect((await stored(frontdesk, own.id)).status).toBe('cancelled');
    await frontdesk.database.query(`update bookings set start_at = start_at - interval '1 year', end_at = end_at - interval '1 year'`);
    await polled(frontdesk);

    await until(async () => {
      const rows = await frontdesk.database.query<{ id: string }>('select company_team_id as id from team_polls');
      return rows.every(({ id }) => id !== team?.id);
    });
  });
});
