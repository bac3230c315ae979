import { randomUUID } from 'node:crypto';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { type Answer, type Api, aBranchBody, aCompanyBody, aNumber, apiOf, expectProblem, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { SEEBLICK_MITTE, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { unused } from '../support/company-rows.js';

let frontdesk: Frontdesk;
let operator: Api;
let salon: string;
let dental: string;

beforeAll(async () => {
  frontdesk = await startFrontdesk();
  operator = apiOf(frontdesk, frontdesk.token);
  const idOf = async (slug: string): Promise<string> => (await operator.get(`/companies?slug=${slug}`)).body.data[0].id;
  [salon, dental] = [await idOf('salon-seeblick'), await idOf('harbor-dental')];
}, 60_000);
afterAll(() => frontdesk?.close());

async function first(path: string): Promise<{ id: string } & Record<string, unknown>> {
  return (await operator.get(path)).body.data[0];
}

async function service(title: string, company = salon): Promise<string> {
  const services: { id: string; title: string }[] = (await operator.get(`/companies/${company}/services`)).body.data;
  return services.find((each) => each.title === title)?.id ?? '';
}

describe('a company', () => {
  it('is changed in part; how often its teams are read is reckoned anew', async () => {
    const answer = await operator.patch(`/companies/${dental}`, { sync_interval_hours: 1, retention_days: 90, language: 'en' });

    expect(answer).toMatchObject({ status: 200, body: { sync_interval_hours: 1, retention_days: 90, slug: 'harbor-dental' } });
    const [team] = await sqlOf(frontdesk)<{ soon: boolean }>(
      `select next_sync_at < last_team_sync + interval '70 minutes' as soon from company_teams where company_id = $1 and removed_at is null`,
      [dental],
    );
    expect(team?.soon).toBe(true);
    expectProblem(await operator.patch(`/companies/${dental}`, { slug: 'salon-seeblick' }), 409, 'company.slug_taken');
  });

  it('is found by a few letters of its name, in capitals or not', async () => {
    const named = async (name: string): Promise<void> => {
      const answer = await operator.post('/companies', { ...aCompanyBody(), name });
      expect(answer.status).toBe(201);
    };
    const found = async (letters: string): Promise<string[]> => {
      const { body } = await operator.get(`/companies?name=${encodeURIComponent(letters)}`);
      return body.data.map(({ name }: { name: string }) => name);
    };
    for (const name of ['Übersee 100% Wolle', 'Übersee 1000 Nadeln', 'Strick_Bar']) await named(name);

    expect(await found('ÜBERS')).toEqual(['Übersee 100% Wolle', 'Übersee 1000 Nadeln']);
    expect(await found('100%')).toEqual(['Übersee 100% Wolle']);
    expect(await found('k_b')).toEqual(['Strick_Bar']);
    expect(await found('e_b')).toEqual([]);
    expect(await found('\\')).toEqual([]);
    expectProblem(await operator.get('/companies?name='), 400, 'request.invalid');
    const admin = apiOf(frontdesk, await operator.tokenFor('admin', dental));
    expect((await admin.get('/companies?name=salon')).body.data).toEqual([]);
  });

  it('that was switched off answers no calls until an operator switches it on again', async () => {
    const admin = apiOf(frontdesk, await operator.tokenFor('admin', dental));
    await operator.patch(`/companies/${dental}`, { is_active: false });

    const call = await frontdesk.call({ to: '+441314960101' }).invoke('list_services', {});
    const own = await admin.patch(`/companies/${dental}`, { is_active: true });
    await operator.patch(`/companies/${dental}`, { is_active: true });

    expect(call.body.status).toBe('company_inactive');
    expectProblem(own, 403, 'auth.forbidden');
    expect((await frontdesk.call({ to: '+441314960101' }).invoke('list_services', {})).body.status).toBe('listed');
  });
});

describe('a branch that is limited to a team', () => {
  it('sells that team’s services only, and says of the others why not', async () => {
    const teams = (await operator.get(`/companies/${dental}/teams?removed=true`)).body.data;
    const present = await first(`/companies/${dental}/teams`);
    const branch = (await operator.post(`/companies/${dental}/branches`, { ...aBranchBody(), company_team_id: present.id })).body;
    const path = `/companies/${dental}/branches/${branch.id}`;
    const [checkUp, whitening] = [await service('Check-up', dental), await service('Whitening', dental)];

    const attached = await operator.send('PUT', `${path}/services/${checkUp}`);
    const former = await operator.send('PUT', `${path}/services/${whitening}`);
    const listed: { service_id: string; is_offered: boolean; not_attachable_reason: string | null }[] = (
      await operator.get(`${path}/services`)
    ).body.data;

    expect(branch.company_team_id).toBe(present.id);
    expect(attached.status).toBe(204);
    expectProblem(former, 409, 'service.not_in_team');
    expect(listed.find(({ service_id }) => service_id === checkUp)).toMatchObject({ is_offered: true, not_attachable_reason: null });
    expect(listed.find(({ service_id }) => service_id === whitening)).toMatchObject({
      is_offered: false,
      not_attachable_reason: 'service_team_removed',
    });
    expectProblem(await operator.patch(path, { company_team_id: teams[0].id }), 404, 'request.not_found');
    expect((await operator.patch(path, { company_team_id: null })).body.company_team_id).toBeNull();
  });

  it('refuses a service of another team of the company', async () => {
    const sql = sqlOf(frontdesk);
    const [other] = await sql<{ id: string }>(
      `insert into company_teams (company_id, calcom_team_id, announced_at, next_sync_at) values ($1, $2, now(), now() + interval '1 day') returning id`,
      [salon, unused()],
    );
    const branch = (await operator.post(`/companies/${salon}/branches`, { ...aBranchBody(), company_team_id: other?.id })).body;

    const answer = await operator.send('PUT', `/companies/${salon}/branches/${branch.id}/services/${await service('Bartschnitt')}`);
    await operator.send('DELETE', `/companies/${salon}/teams/${other?.id}`);

    expectProblem(answer, 409, 'service.of_another_team');
  });
});

describe('a service at a branch', () => {
  it('has its own price, notice and length there, the length one of Cal.com’s', async () => {
    const branch = await first(`/companies/${salon}/branches`);
    const path = `/companies/${salon}/branches/${branch.id}/services/${await service('Beratung')}`;

    const changed = await operator.patch(path, { price_minor: 1200, notice_minutes: 30, duration_minutes: 30 });
    const wrong = await operator.patch(path, { duration_minutes: 45 });
    const asked = await frontdesk.call().invoke('check_availability', { service: 'Beratung', date: weekday(3), time: '10:00' });
    const back = await operator.patch(path, { price_minor: null, notice_minutes: null, duration_minutes: null });

    expect(changed).toMatchObject({
      status: 200,
      body: { price_minor: 1200, notice_minutes: 30, duration_minutes: 30, lengths: [15, 30, 60] },
    });
    expectProblem(wrong, 409, 'branch_service.no_such_length');
    expect(asked.body.status).toBe('available');
    expect(back.body).toMatchObject({ price_minor: null, duration_minutes: null, is_offered: true });
    expect(
      (await frontdesk.call().invoke('check_availability', { service: 'Beratung', date: weekday(3), time: '10:00' })).body.status,
    ).toBe('ask_duration');
  });
});

describe('a phone number', () => {
  it('tells link by link whether a caller could book', async () => {
    const number = (await operator.get(`/companies/${salon}/numbers?number=${encodeURIComponent(SEEBLICK_MITTE)}`)).body.data[0];
    const readiness = async (): Promise<Answer['body']> => (await operator.get(`/companies/${salon}/numbers/${number.id}/readiness`)).body;
    const broken = (body: { links: { link: string; ok: boolean; reason: string | null }[] }): unknown =>
      body.links.filter(({ ok, link }) => !ok && link !== 'agent').map(({ link, reason }) => ({ link, reason }));
    const whole = await readiness();
    await operator.patch(`/companies/${salon}/branches/${number.branch_id}`, { is_active: false });
    const [team] = await sqlOf(frontdesk)<{ id: string }>(
      'update company_teams set removed_at = now() where company_id = $1 and removed_at is null returning id',
      [salon],
    );

    const torn = await readiness();
    await sqlOf(frontdesk)('update company_teams set removed_at = null where id = $1', [team?.id]);
    await operator.patch(`/companies/${salon}/branches/${number.branch_id}`, { is_active: true });

    expect(whole).toMatchObject({ ready: true });
    expect(whole.links.map(({ link }: { link: string }) => link)).toEqual([
      'number',
      'workspace',
      'branch',
      'company',
      'team',
      'event_type',
      'service',
      'branch_service',
      'agent',
    ]);
    expect(whole.services.find(({ name }: { name: string }) => name === 'Dauerwelle').reason).toBe('service: inactive');
    expect(torn.ready).toBe(false);
    expect(broken(torn)).toEqual([
      { link: 'branch', reason: 'inactive' },
      { link: 'team', reason: 'none_assigned' },
      { link: 'event_type', reason: 'earlier_link' },
      { link: 'service', reason: 'earlier_link' },
      { link: 'branch_service', reason: 'earlier_link' },
    ]);
    expect((await readiness()).ready).toBe(true);
  });

  it('leads to another branch, is switched off, and is free for another company once it is removed', async () => {
    const [mitte, nord] = (await operator.get(`/companies/${salon}/branches`)).body.data;
    const spelling = aNumber();
    const { id, number } = (await operator.post(`/companies/${salon}/numbers`, { number: spelling, branch_id: mitte.id })).body;
    const path = `/companies/${salon}/numbers/${id}`;

    const moved = await operator.patch(path, { branch_id: nord.id, retell_agent_id: 'agent_7', is_active: false });
    const call = await frontdesk.call({ to: number }).invoke('list_services', {});
    const foreign = await operator.patch(path, { branch_id: (await first(`/companies/${dental}/branches`)).id });
    const nowhere = await operator.patch(path, { workspace: 'nowhere' });
    const removed = await operator.send('DELETE', path);
    const again = await operator.post(`/companies/${dental}/numbers`, {
      number,
      branch_id: (await first(`/companies/${dental}/branches`)).id,
    });

    expect(moved).toMatchObject({ status: 200, body: { branch_id: nord.id, retell_agent_id: 'agent_7', is_active: false } });
    expect(call.body.status).toBe('number_unknown');
    expectProblem(foreign, 404, 'request.not_found');
    expectProblem(nowhere, 404, 'request.not_found');
    expect(removed.status).toBe(204);
    expectProblem(await operator.get(path), 404, 'request.not_found');
    expect(again.status).toBe(201);
  });
});

describe('a workspace', () => {
  const signed = (slug: string, key: string): Promise<number> =>
    sendWebhook({ baseUrl: frontdesk.baseUrl, path: `${slug}/events`, key, body: '{"event":"ping"}', timestampMs: Date.now() }).then(
      ({ status }) => status,
    );

  it('tells the addresses under which Retell reaches it', async () => {
    const slug = `agency-${unused()}`;
    const { body } = await operator.post('/workspaces', { slug, webhook_key: 'key_old_not_a_secret' });

    expect(await signed(slug, 'key_old_not_a_secret')).toBe(204);
    expect(body.addresses).toEqual({
      functions: `/retell/${slug}/functions`,
      inbound: `/retell/${slug}/inbound`,
      events: `/retell/${slug}/events`,
    });
    expect((await operator.get('/workspaces/default')).body.addresses.events).toBe('/retell/events');
  });

  it('is given a new key while the old one still signs, and drops the old one afterwards', async () => {
    const [slug, old, fresh] = [`agency-${unused()}`, 'key_old_not_a_secret', 'key_new_not_a_secret'];
    const made = await operator.post('/workspaces', { slug, webhook_key: old });

    const both = await operator.post(`/workspaces/${slug}/keys`, { webhook_key: fresh });
    const duringRotation = [await signed(slug, old), await signed(slug, fresh)];
    const one = await operator.send('DELETE', `/workspaces/${slug}/keys/older`, undefined, { 'if-match': String(both.headers.etag) });

    expect(made).toMatchObject({ status: 201, body: { slug, webhook_key_count: 1 }, headers: { location: `/api/v1/workspaces/${slug}` } });
    expect(both.body.webhook_key_count).toBe(2);
    expect(duringRotation).toEqual([204, 204]);
    expect(one.body.webhook_key_count).toBe(1);
    expect([await signed(slug, old), await signed(slug, fresh)]).toEqual([401, 204]);
    expect(JSON.stringify([made.body, both.body, (await operator.get('/workspaces')).body])).not.toContain('not_a_secret');
    const [row] = await sqlOf(frontdesk)<{ keys: string }>(
      'select webhook_keys_encrypted::text as keys from retell_workspaces where slug = $1',
      [slug],
    );
    expect(row?.keys).not.toContain('not_a_secret');
    expectProblem(await operator.post('/workspaces', { slug, webhook_key: old }), 409, 'workspace.slug_taken');
  });

  it('is an operator’s affair', async () => {
    const admin = apiOf(frontdesk, await operator.tokenFor('admin', salon));

    for (const path of ['/workspaces', '/workspaces/default', '/receipts', '/dashboard'])
      expectProblem(await admin.get(path), 403, 'auth.forbidden');
  });
});

describe('what callers leave behind', () => {
  it('is listed: calls by branch, outcome, caller and time; the whole call under its own id', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from });
    await call.invoke('list_services', {});
    await call.invoke('book_appointment', wish(`${weekday(4)}T10:00`));
    await frontdesk.drain();

    const { body } = await operator.get(`/companies/${salon}/calls?caller_number=${encodeURIComponent(from)}`);
    const one = await operator.get(`/companies/${salon}/calls/${body.data[0].provider_call_id}`);
    const elsewhere = await operator.get(`/companies/${dental}/calls?caller_number=${encodeURIComponent(from)}`);

    expect(body.data).toMatchObject([{ caller_number: from, to_number: SEEBLICK_MITTE, outcome: 'booked', function_call_count: 2 }]);
    expect(one.body.function_calls.map(({ name }: { name: string }) => name)).toEqual(['list_services', 'book_appointment']);
    expect(elsewhere.body.data).toEqual([]);
    expect(
      (await operator.get(`/companies/${salon}/calls?outcome=no_booking&caller_number=${encodeURIComponent(from)}`)).body.data,
    ).toEqual([]);
  });

  it('is taken on: a callback request is handed to somebody of the company and ticked off', async () => {
    const caller = anotherCaller();
    await frontdesk
      .call({ from: caller })
      .invoke('request_callback', { customer_name: 'Mila Brandt', reason: 'Farbe', window: 'nachmittags' });
    const path = `/companies/${salon}/callback-requests`;
    const [request] = (await operator.get(`${path}?status=open`)).body.data;
    const person = async (company: string): Promise<string> => {
      const [row] = await sqlOf(frontdesk)<{ id: string }>(
        `insert into users (company_id, email, role) values ($1, $2, 'viewer') returning id`,
        [...[company, `p${unused()}@example.com`]],
      );
      return row?.id ?? '';
    };
    const [own, foreign] = [await person(salon), await person(dental)];

    const taken = await operator.patch(`${path}/${request.id}`, { status: 'in_progress', assigned_to: own });
    const refused = await operator.patch(`${path}/${request.id}`, { assigned_to: foreign });
    const unknown = await operator.patch(`${path}/${request.id}`, { assigned_to: randomUUID() });
    const done = await operator.patch(`${path}/${request.id}`, { status: 'done' });

    expect(request).toMatchObject({ name: 'Mila Brandt', phone: caller, reason: 'Farbe', window: 'nachmittags' });
    expect(taken.body).toMatchObject({ status: 'in_progress', assigned_to: own });
    expectProblem(refused, 404, 'request.not_found');
    expect({ ...refused.body, request_id: '' }).toEqual({ ...unknown.body, request_id: '' });
    expect(done.body).toMatchObject({ status: 'done', assigned_to: own });
    expect(
      (await operator.get(`${path}?status=open&branch_id=${request.branch_id}`)).body.data.map(({ id }: { id: string }) => id),
    ).not.toContain(request.id);
  });

  it('is worked on once more: a call event is replayed, an answered function call is not', async () => {
    const call_id = `call_replay_${unused()}`;
    const line = { call_type: 'phone_call', direction: 'inbound', from_number: anotherCaller(), to_number: SEEBLICK_MITTE };
    const body = JSON.stringify({
      event: 'call_ended',
      call: { call_id, ...line, start_timestamp: Date.now() - 60_000, end_timestamp: Date.now() },
    });
    await sendWebhook({ baseUrl: frontdesk.baseUrl, path: 'events', key: RETELL_KEY, body, timestampMs: Date.now() });
    await frontdesk.drain();
    const [call] = await sqlOf(frontdesk)<{ id: string }>('select id from calls where provider_call_id = $1', [call_id]);
    await sqlOf(frontdesk)('delete from call_payloads where call_id = $1', [call?.id]);
    await sqlOf(frontdesk)('delete from calls where id = $1', [call?.id]);
    const [receipt] = await sqlOf(frontdesk)<{ id: string }>(`select id from receipts where source = 'retell_event' and body like $1`, [
      `%${call_id}%`,
    ]);

    const replayed = await operator.post(`/receipts/${receipt?.id}/replay`);
    await frontdesk.drain();
    await frontdesk.call().invoke('list_services', {});
    const { body: others } = await operator.get('/receipts');
    const answered = others.data.find(({ is_replayable: replayable }: { is_replayable: boolean }) => !replayable);

    expect(replayed).toMatchObject({ status: 202, body: { id: receipt?.id, source: 'retell_event', is_replayable: true } });
    expect(JSON.stringify(replayed.body)).not.toContain(call_id);
    expect((await operator.get(`/companies/${salon}/calls/${call_id}`)).body).toMatchObject({
      provider_call_id: call_id,
      outcome: 'no_booking',
    });
    expect((await operator.get(`/receipts/${receipt?.id}`)).body.state).toBe('done');
    expectProblem(await operator.post(`/receipts/${answered.id}/replay`), 409, 'receipt.not_replayable');
    expectProblem(await operator.post(`/receipts/${randomUUID()}/replay`), 404, 'request.not_found');
  });

  it('is counted on the dashboard, each company its own', async () => {
    const figures = async (path: string): Promise<Answer['body']> => (await operator.get(path)).body;
    const [before, other] = [await figures(`/companies/${salon}/dashboard`), await figures(`/companies/${dental}/dashboard`)];
    const start = `${weekday(5)}T11:00`;
    await frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(start));
    await frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(start));

    const after = await figures(`/companies/${salon}/dashboard`);
    const all = await figures('/dashboard');

    for (const span of ['last_24_hours', 'last_30_days']) {
      expect(after[span].calls).toBe(before[span].calls + 2);
      expect(after[span].bookings).toBe(before[span].bookings + 1);
      expect(refusals(after[span], 'slot_taken')).toBe(refusals(before[span], 'slot_taken') + 1);
      expect(after[span].answer_ms.p50).toBeGreaterThan(0);
      expect(after[span].answer_ms.p99).toBeGreaterThanOrEqual(after[span].answer_ms.p50);
    }
    expect(after.sync).toMatchObject({ teams: { synced: 1, error: 0 }, oldest_sync_at: expect.stringMatching(/Z$/) });
    expect(after.rate_budgets).toMatchObject([{ label: 'shared' }]);
    expect(after.rate_budgets[0].used).toBeGreaterThan(0);
    expect(await figures(`/companies/${dental}/dashboard`)).toMatchObject({ last_24_hours: { calls: other.last_24_hours.calls } });
    expect(all.last_24_hours.calls).toBeGreaterThanOrEqual(after.last_24_hours.calls);
  });
});

function refusals(span: { refusals: { reason: string; count: number }[] }, reason: string): number {
  return span.refusals.find((each) => each.reason === reason)?.count ?? 0;
}
