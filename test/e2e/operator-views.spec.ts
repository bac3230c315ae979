import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { type Answer, type Api, apiOf, expectProblem, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { type DemoCompany, demoCompany } from '../support/demo-company.js';
import { LEITH, SEEBLICK_MITTE, saturday, utc, weekday } from '../support/booking-calls.js';
import { unused } from '../support/company-rows.js';
import { booked as bookedByCall } from '../support/own-bookings.js';

// What an operator looks at before acting: the event type behind a service, what a team's end would mean, each link of a number,
// and what is free.

let frontdesk: Frontdesk;
let operator: Api;
let salon: DemoCompany;
let dental: DemoCompany;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { sandbox: true } });
  operator = apiOf(frontdesk, frontdesk.token);
  [salon, dental] = [await demoCompany(operator, 'salon-seeblick'), await demoCompany(operator, 'harbor-dental')];
}, 60_000);
afterAll(() => frontdesk?.close());

async function named(title: string, { company, services }: DemoCompany = salon): Promise<Answer['body']> {
  return (await operator.get(`/companies/${company}/services/${services[title]}`)).body;
}

it('a session says that this is the sandbox', async () => {
  expect((await operator.get('/session')).body.sandbox).toBe(true);
});

describe('a service', () => {
  it('shows what is Cal.com’s of it, alone and in the list', async () => {
    const cut = await named('Haarschnitt Damen');
    const { data } = (await operator.get(`/companies/${salon.company}/services`)).body;

    expect(cut.calcom).toMatchObject({
      ...{ title: 'Haarschnitt Damen', slug: 'haarschnitt-damen', lengths: [45], scheduling_type: 'round_robin' },
      ...{ hosts: ['Mira Vogt', 'Jonas Ahrens', 'Leyla Demir'], notice_minutes: 0, is_active: true, not_bookable_reason: null },
      last_synced_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
    });
    expect(data.find(({ id }: { id: string }) => id === cut.id)).toEqual(cut);
    expect((await named('Beratung')).calcom.lengths).toEqual([15, 30, 60]);
  });

  it('names its questions without the hidden ones, and what a member is called now', async () => {
    const service = salon.services['Farbe und Schnitt'];
    const sql = sqlOf(frontdesk);
    await sql(
      `update team_event_type_mappings m set booking_fields = $2, hosts = hosts || '[{"userId": 999, "name": null}]' from services s
       where s.mapping_id = m.id and s.id = $1`,
      [
        service,
        JSON.stringify([
          { slug: 'name', label: 'Name', type: 'name', required: true, hidden: false, isDefault: true },
          { slug: 'rescheduleReason', label: 'Grund', type: 'textarea', required: false, hidden: true, isDefault: true },
          {
            slug: 'laenge',
            label: 'Wie lang?',
            type: 'select',
            required: true,
            hidden: false,
            isDefault: false,
            options: ['kurz', 'lang'],
          },
        ]),
      ],
    );
    await sql(`update calcom_team_members set name = 'Mira Vogt-Sommer' where company_id = $1 and name = 'Mira Vogt'`, [salon.company]);

    const { calcom } = await named('Farbe und Schnitt');

    expect(calcom.booking_fields).toEqual([
      { slug: 'name', label: 'Name', type: 'name', required: true, is_default: true, options: [] },
      { slug: 'laenge', label: 'Wie lang?', type: 'select', required: true, is_default: false, options: ['kurz', 'lang'] },
    ]);
    expect(calcom.hosts).toEqual(['Mira Vogt-Sommer', 'Jonas Ahrens', '#999']);
  });

  it('says that its event type vanished', async () => {
    const sql = sqlOf(frontdesk);
    const vanish = (isActive: boolean): Promise<object[]> =>
      sql('update team_event_type_mappings m set is_active = $2 from services s where s.mapping_id = m.id and s.id = $1', [
        salon.services.Herrenhaarschnitt,
        isActive,
      ]);
    await vanish(false);

    const seen = await named('Herrenhaarschnitt');
    await vanish(true);

    expect(seen).toMatchObject({ not_bookable_reason: 'vanished', calcom: { is_active: false } });
  });
});

describe('the end of a team', () => {
  const consequences = ({ company, team }: DemoCompany): Promise<Answer> =>
    operator.get(`/companies/${company}/teams/${team}/consequences`);

  it('is told before it comes: services, branches, numbers, bookings, and what is left', async () => {
    const before = (await consequences(salon)).body;
    await bookedByCall(frontdesk, `${weekday(1)}T09:00`);
    await operator.patch(`/companies/${salon.company}/branches/${salon.branch}`, { company_team_id: salon.team });

    const { status, body } = await consequences(salon);
    await operator.patch(`/companies/${salon.company}/branches/${salon.branch}`, { company_team_id: null });

    expect(status).toBe(200);
    // Dauerwelle is switched off already.
    expect(body.services.map(({ name }: { name: string }) => name)).toEqual([
      'Bartschnitt',
      'Beratung',
      'Farbe und Schnitt',
      'Haarschnitt Damen',
      'Herrenhaarschnitt',
    ]);
    expect(body.branches).toEqual([{ id: salon.branch, name: 'Seeblick Mitte' }]);
    expect(body).toMatchObject({ numbers: 2, upcoming_bookings: before.upcoming_bookings + 1, other_teams: 0 });
    expect(before.branches).toEqual([]);
  });

  it('is what happens then, and nothing happens by looking', async () => {
    const sql = sqlOf(frontdesk);
    const bookable = async (): Promise<string[]> =>
      (await operator.get(`/companies/${dental.company}/services?is_bookable=true&is_active=true`)).body.data.map(
        ({ id }: { id: string }) => id,
      );
    const [told, before] = [(await consequences(dental)).body, await bookable()];
    const heard = await frontdesk.call({ to: LEITH }).invoke('list_services', {});
    await sql('update company_teams set removed_at = now() where id = $1', [dental.team]);

    const [after, removed] = [await bookable(), await consequences(dental)];
    const number = await readinessOf(LEITH, dental);
    await sql('update company_teams set removed_at = null where id = $1', [dental.team]);

    expect(heard.body.status).toBe('listed');
    expect(before.filter((id) => !after.includes(id))).toEqual(
      before.filter((id) => told.services.some((service: { id: string }) => service.id === id)),
    );
    expect(told).toMatchObject({ numbers: 1, upcoming_bookings: 0, other_teams: 0 });
    expect(number.ready).toBe(false);
    expectProblem(removed, 404, 'request.not_found');
  });

  it('costs a number nothing while another team still has something for its callers', async () => {
    const sql = sqlOf(frontdesk);
    const other = await anotherTeam(dental);
    const move = (team: string): Promise<object[]> =>
      sql(
        'update team_event_type_mappings m set company_team_id = $2 from services s where s.company_id = m.company_id and s.mapping_id = m.id and s.id = $1',
        [dental.services.Hygienist, team],
      );
    await move(other);

    const { body } = await consequences(dental);
    await move(dental.team);
    await operator.send('DELETE', `/companies/${dental.company}/teams/${other}`);

    expect(body).toMatchObject({ numbers: 0, other_teams: 1 });
    expect(body.services.map(({ name }: { name: string }) => name)).toEqual(['Check-up', 'Emergency']);
  });
});

/** A team of the company whose import is still to come. */
async function anotherTeam({ company }: DemoCompany): Promise<string> {
  const [team] = await sqlOf(frontdesk)<{ id: string }>(
    `insert into company_teams (company_id, calcom_team_id, announced_at, next_sync_at) values ($1, $2, now(), now() + interval '1 day') returning id`,
    [company, unused()],
  );
  return team?.id ?? '';
}

async function readinessOf(number: string, { company }: DemoCompany): Promise<Answer['body']> {
  const [found] = (await operator.get(`/companies/${company}/numbers?number=${encodeURIComponent(number)}`)).body.data;
  return (await operator.get(`/companies/${company}/numbers/${found.id}/readiness`)).body;
}

describe('the links of a number', () => {
  it('name what stands there by its id', async () => {
    const [number] = (await operator.get(`/companies/${salon.company}/numbers?number=${encodeURIComponent(SEEBLICK_MITTE)}`)).body.data;
    const { links } = await readinessOf(SEEBLICK_MITTE, salon);

    expect(Object.fromEntries(links.map(({ link, id }: { link: string; id: string | null }) => [link, id]))).toEqual({
      ...{ number: number.id, workspace: 'default', branch: number.branch_id, company: salon.company, team: salon.team },
      ...{ event_type: null, service: null, branch_service: null, agent: null },
    });
    expect(links.find(({ link }: { link: string }) => link === 'service')).toMatchObject({ ok: true, what: '5 of 6', reason: null });
  });

  it.each([
    ['event_type', 'none_bookable', `update team_event_type_mappings set not_bookable_reason = $2 where company_id = $1`, ['hidden', null]],
    ['service', 'none_active', 'update services set is_active = $2 where company_id = $1', [false, true]],
    ['branch_service', 'none_offered', 'update branch_services set is_active = $2 where company_id = $1', [false, true]],
    [
      'team',
      'key_not_team_admin',
      'update company_teams set team_sync_error = $2 where company_id = $1',
      ['key_not_team_admin: no_admin', null],
    ],
  ])('break at %s: %s, and no link behind it is blamed', async (link, reason, statement, [broken, mended]) => {
    const sql = sqlOf(frontdesk);
    await sql(statement, [dental.company, broken]);

    const { ready, links, services } = await readinessOf(LEITH, dental);
    await sql(statement, [dental.company, mended]);

    const torn: { link: string; reason: string }[] = links.filter(
      ({ ok, link: name }: { ok: boolean; link: string }) => !ok && name !== 'agent',
    );
    expect(ready).toBe(false);
    expect(torn[0]).toMatchObject({ link, reason });
    expect(torn.slice(1).every((each) => each.reason === 'earlier_link')).toBe(true);
    const checkUp = services.find(({ name }: { name: string }) => name === 'Check-up');
    expect(checkUp.broken).toEqual({ link, id: link === 'team' ? dental.team : dental.services['Check-up'] });
    expect(checkUp.reason.startsWith(`${link}: `)).toBe(true);
  });
});

/** As a program does: what is under way elsewhere on a busy machine is asked for again. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let again = 3; ; again -= 1) {
    const answer = await ask();
    if (answer.status !== 503 || again === 0) return answer;
  }
}

it('a number whose company’s new team is not imported yet lacks event types, not the team', async () => {
  const sql = sqlOf(frontdesk);
  const other = await anotherTeam(dental);
  await sql('update company_teams set removed_at = now() where id = $1', [dental.team]);

  const { links } = await readinessOf(LEITH, dental);
  await sql('update company_teams set removed_at = null where id = $1', [dental.team]);
  await operator.send('DELETE', `/companies/${dental.company}/teams/${other}`);

  expect(links.filter(({ ok, link }: { ok: boolean; link: string }) => !ok && link !== 'agent')).toMatchObject([
    { link: 'event_type', reason: 'none' },
    { link: 'service', reason: 'earlier_link' },
    { link: 'branch_service', reason: 'earlier_link' },
  ]);
});

describe('free times', () => {
  const path = (service: string, { company, branch, services }: DemoCompany = salon): string =>
    `/companies/${company}/branches/${branch}/services/${services[service] ?? service}/free-times`;
  const free = (query: string, service = 'Bartschnitt'): Promise<Answer> => patiently(() => operator.get(`${path(service)}?${query}`));
  const book = (start: string): Promise<Answer> => patiently(() => operator.post('/bookings', order(start)));
  const startsOf = ({ body }: Answer): string[] => body.data.map(({ local_start: local }: { local_start: string }) => local.slice(0, 16));
  const order = (start: string): object => ({
    ...{ company_id: salon.company, branch_id: salon.branch, service_id: salon.services.Bartschnitt, start },
    ...{ customer_name: 'Mila Brandt', customer_phone: '+4915112345678' },
  });

  it('are the starts of one local day; the one that is booked is gone afterwards', async () => {
    const day = weekday(2);

    const seen = await free(`date=${day}`);
    const { start } = seen.body.data[3];
    const booked = await book(start);
    const after = await free(`date=${day}`);

    expect(seen).toMatchObject({ status: 200, body: { date: day, time_zone: 'Europe/Berlin', duration_minutes: 20, reason: null } });
    expect(startsOf(seen)[0]).toBe(`${day}T09:00`);
    expect(seen.body.data.map((each: { start: string }) => each.start)).toEqual(startsOf(seen).map((local) => utc(local)));
    expect(startsOf(seen).every((local) => local.startsWith(day))).toBe(true);
    expect(booked).toMatchObject({ status: 201, body: { start_at: start } });
    expect(startsOf(after)).not.toContain(startsOf(seen)[3]);
  });

  it('of a move count the booking’s own time as free, for its own length', async () => {
    const day = weekday(3);
    const start = utc(`${day}T12:00`);
    const made = (await book(start)).body;

    const [others, own] = [await free(`date=${day}`), await free(`date=${day}&booking_id=${made.id}&duration_minutes=45`)];

    expect(startsOf(others)).not.toContain(`${day}T12:00`);
    expect(startsOf(own)).toContain(`${day}T12:00`);
    expect(own.body.duration_minutes).toBe(20);
    expectProblem(await free(`booking_id=${randomUUID()}`), 404, 'request.not_found');
    expectProblem(await operator.get(`${path('Beratung')}?booking_id=${made.id}&duration_minutes=30`), 404, 'request.not_found');
    expectProblem(await operator.get(`${path('Check-up', dental)}?booking_id=${made.id}`), 404, 'request.not_found');
  });

  it('ask Cal.com the same question as a call, so that both cost one request', async () => {
    const day = weekday(4);
    const asked = (): number => frontdesk.calcom.ledger().filter(({ kind }) => kind === 'slots').length;
    const before = asked();

    await frontdesk.call().invoke('check_availability', { service: 'Herrenhaarschnitt', date: day, part_of_day: 'morning' });
    const answer = await free(`date=${day}`, 'Herrenhaarschnitt');

    expect(answer.body.data.length).toBeGreaterThan(3);
    expect(asked()).toBe(before + 1);
  });

  it.each([
    ['a day without opening hours', () => saturday(), 'closed'],
    ['a day that is over', () => '2020-02-29', 'past'],
    ['a day too far ahead', () => DateTime.now().plus({ months: 12, days: 3 }).toFormat('yyyy-MM-dd'), 'too_far'],
  ])('are none on %s, and say so', async (_what, day, reason) => {
    expect(await free(`date=${day()}`)).toMatchObject({ status: 200, body: { date: day(), data: [], reason } });
  });

  it('are today’s when no day is named, never within the notice', async () => {
    const today = DateTime.now().setZone('Europe/Berlin').toFormat('yyyy-MM-dd');
    await operator.patch(`/companies/${salon.company}/services/${salon.services.Bartschnitt}`, { notice_minutes: 100_000 });

    const answer = await free('');
    await operator.patch(`/companies/${salon.company}/services/${salon.services.Bartschnitt}`, { notice_minutes: null });

    expect(answer).toMatchObject({ status: 200, body: { date: today, data: [] } });
    expect(answer.body.reason).not.toBeNull();
  });

  it('want a length where there are several', async () => {
    const asked = await free(`date=${weekday(2)}`, 'Beratung');
    const wrong = await free(`date=${weekday(2)}&duration_minutes=45`, 'Beratung');

    expectProblem(asked, 422, 'booking.ask_duration');
    expect(asked.body.durations).toEqual([15, 30, 60]);
    expectProblem(wrong, 422, 'booking.ask_duration');
    expect(await free(`date=${weekday(2)}&duration_minutes=60`, 'Beratung')).toMatchObject({ status: 200, body: { duration_minutes: 60 } });
  });

  it.each(['2026-13-01', '26-11-2026', '2026-02-30', 'today'])('refuse %s as a day', async (day) => {
    const answer = await free(`date=${day}`);

    expectProblem(answer, 400, 'request.invalid');
    expect(answer.body.field).toBe('date');
  });

  it('say why nothing can be booked at all, in the codes of a booking', async () => {
    expectProblem(await free('', 'Dauerwelle'), 409, 'booking.service_inactive');
    expectProblem(await operator.get(path('Whitening', dental)), 403, 'booking.service_not_in_team');
    expectProblem(await operator.get(path(dental.services['Check-up'] ?? '')), 404, 'request.not_found');
  });

  it('say in words that Cal.com is away', async () => {
    frontdesk.calcom.fault({ kind: 'slots', fault: '500', times: 3 });

    const answer = await operator.get(`${path('Bartschnitt')}?date=${weekday(8)}`);
    frontdesk.calcom.clearFaults();

    expectProblem(answer, 503, 'booking.temporarily_unavailable');
    expect(answer.body.detail).toMatch(/^Cal\.com cannot be asked/);
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('are not known while the connection has no key', async () => {
    const sql = sqlOf(frontdesk);
    const [company] = (await operator.get(`/companies/${dental.company}/teams`)).body.data;
    const [keyless] = await sql<{ id: string }>(
      `insert into calcom_connections (label, base_url, calcom_instance) select $1, base_url, calcom_instance from calcom_connections where id = $2 returning id`,
      [`keyless-${unused()}`, company.connection_id],
    );
    const connect = (id: string | undefined): Promise<object[]> =>
      sql('update company_teams set connection_id = $2 where id = $1', [dental.team, id]);
    await connect(keyless?.id);

    const answer = await operator.get(`${path('Check-up', dental)}?date=${weekday(8, 'Europe/London')}`);
    await connect(company.connection_id);

    expectProblem(answer, 503, 'booking.temporarily_unavailable');
  });
});
