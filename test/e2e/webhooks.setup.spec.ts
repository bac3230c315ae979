import { apiOf } from '../support/admin-api.js';
import { CALCOM_KEY, startFrontdesk } from '../support/app.js';
import { anotherCaller, utc, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { startHttpProxy } from '../support/http-proxy.js';
import { booked, freeStart, later, stored } from '../support/own-bookings.js';
import { type ToldFrontdesk, byHand, caughtUp, polled, post, signed, startTold } from '../support/webhooks.js';
import { runCli } from '../../src/cli-commands.js';

const TRIGGERS = ['BOOKING_CREATED', 'BOOKING_REQUESTED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REJECTED'];
const SALON = 101;
const BARTSCHNITT = 1004;

let frontdesk: ToldFrontdesk;
beforeAll(async () => {
  frontdesk = await startTold();
}, 60_000);
afterAll(() => frontdesk?.close());

interface Hook {
  id: string;
  subscriberUrl: string;
  active: boolean;
  secret: string;
  triggers: string[];
}

async function atCalcom(method: string, path: string, body?: object): Promise<{ status: number; data: Hook[] }> {
  const answer = await fetch(`${frontdesk.calcom.apiUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${CALCOM_KEY}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, data: Object(await answer.json()).data };
}

async function hooks(eventType = BARTSCHNITT, team = SALON): Promise<Hook[]> {
  return (await atCalcom('GET', `/teams/${team}/event-types/${eventType}/webhooks`)).data;
}

const hookPath = (id: string): string => `/teams/${SALON}/event-types/${BARTSCHNITT}/webhooks/${id}`;

async function connection(): Promise<{ id: string; webhooks: string; has_webhook_secret: boolean }> {
  const { data } = await frontdesk.api.get<{ data: { id: string; label: string; webhooks: string; has_webhook_secret: boolean }[] }>(
    '/connections',
  );
  const found = data.find(({ label }) => label === 'default');
  if (!found) throw new Error('no connection');
  return found;
}

async function salon(): Promise<{ company: string; team: string }> {
  const [row] = await frontdesk.database.query<{ company: string; team: string }>(
    'select company_id as company, id as team from company_teams where calcom_team_id = $1',
    [SALON],
  );
  return row ?? { company: '', team: '' };
}

async function synced(): Promise<void> {
  const { company, team } = await salon();
  await frontdesk.api.post(`/companies/${company}/teams/${team}/sync`, {});
  await registered();
}

function registered(): Promise<unknown> {
  return until(async () => {
    await frontdesk.drain();
    const [row] = await frontdesk.database.query<{ open: number }>(
      `select count(*)::int as open from team_webhooks where state in ('pending', 'removing')`,
    );
    return row?.open === 0;
  });
}

describe('a sync', () => {
  it('makes one webhook for each event type of the team, signed with the secret of the connection', async () => {
    const { id, webhooks, has_webhook_secret } = await connection();

    expect([webhooks, has_webhook_secret]).toEqual(['registered', true]);
    const all = await Promise.all([1001, 1002, 1003, 1004, 1005, 1006].map((eventType) => hooks(eventType)));
    expect(all.map((list) => list.length)).toEqual([1, 1, 1, 1, 1, 1]);
    const url = `${frontdesk.relay.origin}/calcom/webhooks/${id}`;
    for (const [hook] of all) expect(hook).toMatchObject({ subscriberUrl: url, active: true, triggers: TRIGGERS });
    expect(new Set(all.map(([hook]) => hook?.secret)).size).toBe(1);
    expect(all[0]?.[0]?.secret.length).toBeGreaterThan(40);
  });

  it('that runs again makes no second one and asks nothing about those that stand', async () => {
    const before = [await hooks(), frontdesk.calcom.ledger().filter(({ path }) => path.includes('webhooks')).length] as const;

    await synced();

    const asked = frontdesk.calcom.ledger().filter(({ path }) => path.includes('webhooks')).length;
    expect([await hooks(), asked]).toEqual(before);
  });

  it('finds the one that stands there already, though nobody noted it, and leaves those of others alone', async () => {
    const before = await hooks();
    const others = { active: true, subscriberUrl: 'https://others.example/hook', triggers: ['BOOKING_CREATED'], secret: 'theirs' };
    await atCalcom('POST', `/teams/${SALON}/event-types/${BARTSCHNITT}/webhooks`, others);
    await frontdesk.database.query('delete from event_type_webhooks');

    await synced();

    expect(await hooks()).toEqual([...before, expect.objectContaining(others)]);
  });

  it('sets right what somebody switched off by hand, a day later', async () => {
    const [before] = await hooks();
    await atCalcom('PATCH', hookPath(before?.id ?? ''), { active: false, triggers: ['BOOKING_CREATED'] });
    await frontdesk.database.query(`update event_type_webhooks set checked_at = now() - interval '1 day'`);

    await synced();

    expect((await hooks())[0]).toEqual(before);
  });

  it('makes the one of a new event type, and the missing one of an old', async () => {
    const [before] = await hooks();
    await atCalcom('DELETE', hookPath(before?.id ?? ''));
    await frontdesk.database.query(`update event_type_webhooks set checked_at = now() - interval '1 day'`);

    await synced();

    expect((await hooks()).filter(({ subscriberUrl }) => subscriberUrl === before?.subscriberUrl)).toHaveLength(1);
  });
});

describe('a new address', () => {
  it('is set at the webhooks that stand: none is added', async () => {
    const before = (await hooks()).length;
    const { id } = await connection();
    Object.assign(frontdesk.env, { publicUrl: 'http://127.0.0.1:9' });
    await registered();
    await until(async () => (await hooks()).some(({ subscriberUrl }) => subscriberUrl === `http://127.0.0.1:9/calcom/webhooks/${id}`));

    expect(await hooks()).toHaveLength(before);
    Object.assign(frontdesk.env, { publicUrl: frontdesk.relay.origin });
    await until(async () => {
      await registered();
      return (await hooks()).some(({ subscriberUrl }) => subscriberUrl.startsWith(frontdesk.relay.origin));
    });
  });
});

describe('a new secret', () => {
  it.each([
    [
      'by the command line',
      () => runCli(['webhook-secret:rotate', 'default'], () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() })),
    ],
    ['through the API', async () => frontdesk.api.post(`/connections/${(await connection()).id}/webhook-secret`, {})],
  ])(
    'drawn %s is set at Cal.com; the old one is believed for a day',
    async (_how, rotate) => {
      const mineOf = (list: Hook[]): Hook | undefined => list.find(({ subscriberUrl }) => subscriberUrl.startsWith(frontdesk.relay.origin));
      const old = mineOf(await hooks())?.secret ?? '';

      await rotate();
      await registered();

      expect(mineOf(await hooks())?.secret).not.toBe(old);
      const own = await booked(frontdesk);
      await byHand(frontdesk, own.uid, 'cancel', { cancellationReason: 'x' });
      await until(() =>
        frontdesk.relay.deliveries.some(({ told }) => told.triggerEvent === 'BOOKING_CANCELLED' && told.payload.uid === own.uid),
      );
      await caughtUp(frontdesk);
      expect((await stored(frontdesk, own.id)).status).toBe('cancelled');
      const url = `${frontdesk.baseUrl}/calcom/webhooks/default`;
      const late = JSON.stringify({ triggerEvent: 'PING', n: Math.random() });
      expect(await post(url, late, signed(late, old))).toBe(204);
      const [row] = await frontdesk.database.query<{ hours: number }>(
        `select extract(epoch from previous_webhook_secret_until - now())::float / 3600 as hours from calcom_connections where label = 'default'`,
      );
      expect(Math.round(row?.hours ?? 0)).toBe(24);
    },
    40_000,
  );

  it('of the connection that the environment describes is changed there', async () => {
    const other = await startFrontdesk({ seed: false, env: { calcomWebhookSecret: 'secret_of_the_environment' } });
    try {
      const { data } = await other.api.get<{ data: { id: string }[] }>('/connections');
      const answer = await apiOf(other, other.token).post(`/connections/${data[0]?.id}/webhook-secret`);

      expect([answer.status, answer.body.code]).toEqual([409, 'request.conflict']);
    } finally {
      await other.close();
    }
  });
});

describe('a team that is removed', () => {
  it('takes its webhooks along, and gets new ones when it comes back', async () => {
    const { company, team } = await salon();
    const others = (await hooks()).filter(({ subscriberUrl }) => subscriberUrl.startsWith('https://others'));

    await frontdesk.api.delete(`/companies/${company}/teams/${team}`);
    await registered();
    expect(await hooks()).toEqual(others);

    await frontdesk.api.post(`/companies/${company}/teams`, { calcom_team_id: SALON });
    await until(async () => {
      await registered();
      return (await hooks()).length > others.length;
    });
    expect(await hooks()).toHaveLength(others.length + 1);
    expect((await connection()).webhooks).toBe('registered');
  });
});

describe('what others do in the calendar', () => {
  it('is no booking of ours, but its time is not offered any more, also by colleagues of the same host', async () => {
    const start = freeStart();
    const rows = async (): Promise<number> => (await frontdesk.database.query('select 1 from bookings')).length;
    const before = await rows();
    const call = frontdesk.call({ from: anotherCaller() });
    const ask = async () =>
      (await call.invoke('check_availability', { service: 'Bartschnitt', date: start.slice(0, 10), time: start.slice(11) })).body;
    expect((await ask()).status).toBe('available');

    const made = await fetch(`${frontdesk.calcom.apiUrl}/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13' },
      body: JSON.stringify({
        ...{ eventTypeId: BARTSCHNITT, start: utc(start) },
        attendee: { name: 'Somebody', email: 'somebody@example.org', timeZone: 'Europe/Berlin', language: 'de' },
      }),
    });
    const { uid } = Object(await made.json()).data;
    await until(() => frontdesk.relay.deliveries.some(({ told }) => told.payload.uid === uid));
    await caughtUp(frontdesk);

    expect((await ask()).status).toBe('unavailable');
    expect(await rows()).toBe(before);
    await byHand(frontdesk, uid, 'cancel', { cancellationReason: 'x' });
    await until(() => frontdesk.relay.deliveries.filter(({ told }) => told.payload.uid === uid).length === 2);
    await caughtUp(frontdesk);
    expect((await ask()).status).toBe('available');
    expect((await call.invoke('book_appointment', wish(start))).body.status).toBe('booked');
  });
});

describe('a Cal.com without that path', () => {
  it('shows the operator what to do by hand, the poll serves meanwhile, and once it has the path all is done by itself', async () => {
    let status: number | null = 404;
    const missing = { message: 'Cannot GET /v2/teams/101/event-types/1001/webhooks' };
    const proxy = await startHttpProxy(frontdesk.calcom.origin, ({ path }) =>
      status !== null && path.endsWith('/webhooks') ? { status, body: JSON.stringify({ statusCode: status, ...missing }) } : null,
    );
    const older = await startTold({ env: { calcomApiUrl: `${proxy.origin}/v2` }, server: frontdesk.calcom });
    const shown = async (): Promise<{ id: string; webhooks: string } | undefined> =>
      (await older.api.get<{ data: { id: string; webhooks: string }[] }>('/connections')).data[0];
    const lookAgain = async (): Promise<void> => {
      await older.database.query(`update team_webhooks set state = 'pending' where state = 'by_hand'`);
      await older.drain();
    };
    try {
      const first = await shown();
      expect(first?.webhooks).toBe('by_hand');
      const setup = await apiOf(older, older.token).get(`/connections/${first?.id}/webhooks`);
      expect(setup.headers['cache-control']).toBe('no-store');
      expect(setup.body).toMatchObject({
        state: 'by_hand',
        url: `${older.relay.origin}/calcom/webhooks/${first?.id}`,
        triggers: TRIGGERS,
      });
      expect(setup.body.steps.join(' ')).toContain('101, 201');

      const polledOne = await booked(older);
      await byHand(older, polledOne.uid, 'cancel', { cancellationReason: 'x' });
      await polled(older);
      expect((await stored(older, polledOne.id)).status).toBe('cancelled');

      // As the webhook would tell that the operator made.
      const toldOne = await booked(older);
      await byHand(older, toldOne.uid, 'reschedule', { start: utc(later(toldOne.start)), reschedulingReason: 'x' });
      const told = JSON.stringify({ triggerEvent: 'BOOKING_RESCHEDULED', payload: { uid: toldOne.uid } });
      expect(await post(setup.body.url.replace(older.relay.origin, older.baseUrl), told, signed(told, setup.body.secret))).toBe(204);
      await caughtUp(older);
      expect((await stored(older, toldOne.id)).start).toBe(utc(later(toldOne.start)));

      status = 403;
      await lookAgain();
      expect((await shown())?.webhooks).toBe('by_hand');
      status = null;
      await lookAgain();
      expect((await shown())?.webhooks).toBe('registered');
    } finally {
      await older.close();
      await proxy.close();
    }
  }, 60_000);

  it('tells the secret to operators only', async () => {
    const { company } = await salon();
    const { id } = await connection();
    const admin = await apiOf(frontdesk, null).tokenFor('admin', company);

    for (const token of [null, admin]) {
      const answer = await apiOf(frontdesk, token).get(`/connections/${id}/webhooks`);
      expect([401, 403, 404]).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toContain('secret"');
      expect([401, 403, 404]).toContain((await apiOf(frontdesk, token).post(`/connections/${id}/webhook-secret`)).status);
    }
    expect(JSON.stringify(await frontdesk.api.get('/connections'))).not.toContain('"secret"');
  });
});
