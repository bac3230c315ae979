import { randomUUID } from 'node:crypto';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, anotherCaller, rowCounts, storedCalls, weekday, wish } from '../support/booking-calls.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

interface Refusal {
  httpStatus: number;
  body: Record<string, unknown>;
  /** The link at which the stored trace ends; null when no call was stored. */
  broken: { link: string; reason?: string } | null;
}

/** Calls and asserts what every refusal has in common: nothing at the calendar, nothing booked. */
async function refused({ service = 'Bartschnitt', to = SEEBLICK_MITTE, workspace = null as string | null } = {}): Promise<Refusal> {
  const before = { rows: await rowCounts(frontdesk), asked: frontdesk.calcom.ledger().length };
  const call = frontdesk.call({ to, workspace, from: anotherCaller() });

  const { httpStatus, body } = await call.invoke('book_appointment', wish(`${weekday(0)}T10:00`, { service }));

  const { bookings, booking_attempts, host_claims } = await rowCounts(frontdesk);
  expect({ bookings, booking_attempts, host_claims }).toEqual({ bookings: before.rows.bookings, booking_attempts: 0, host_claims: 0 });
  expect(frontdesk.calcom.ledger()).toHaveLength(before.asked);
  expect(body).toMatchObject({ ok: false, message: expect.stringMatching(/\S/), next_step: expect.stringMatching(/\S/) });
  const [stored] = await storedCalls(frontdesk, call.callId);
  expect(stored ? { status: stored.status, http_status: stored.http_status } : null).toEqual(
    body.status === 'number_unknown' ? null : { status: body.status, http_status: httpStatus },
  );
  expect(stored?.chain.slice(0, -1).every(({ ok }) => ok) ?? true).toBe(true);
  const last = stored?.chain.at(-1);
  return { httpStatus, body, broken: last ? { link: last.link, reason: last.reason } : null };
}

/** The refusal while `sql` holds; `restore` undoes it. */
async function refusedWhile(sql: string, restore: string, options = {}): Promise<Refusal> {
  await frontdesk.database.query(sql);
  try {
    return await refused(options);
  } finally {
    await frontdesk.database.query(restore);
  }
}

const serviceId = async (title: string): Promise<string> =>
  (await frontdesk.database.query<{ id: string }>('select id from services where title = $1', [title]))[0]?.id ?? '';

describe('the number', () => {
  it('that nobody has is unknown', async () => {
    const { httpStatus, body, broken } = await refused({ to: '+49305559999' });

    expect([httpStatus, body.status, broken]).toEqual([200, 'number_unknown', null]);
  });

  it('that is switched off is unknown', async () => {
    const where = `where number = '${SEEBLICK_MITTE}'`;
    const { body } = await refusedWhile(
      `update phone_numbers set is_active = false ${where}`,
      `update phone_numbers set is_active = true ${where}`,
    );

    expect(body.status).toBe('number_unknown');
  });

  it('of another workspace is unknown', async () => {
    const other = randomUUID();
    await frontdesk.database.query(`insert into retell_workspaces (id, slug) values ($1, 'other')`, [other]);
    const { body } = await refusedWhile(
      `update phone_numbers set workspace_id = '${other}' where number = '${SEEBLICK_MITTE}'`,
      `update phone_numbers set workspace_id = (select id from retell_workspaces where slug = 'default') where number = '${SEEBLICK_MITTE}'`,
    );

    expect(body.status).toBe('number_unknown');
  });
});

describe('the branch and the company', () => {
  const number = `where number = '${SEEBLICK_MITTE}'`;

  it.each([
    [
      'a number without branch',
      `update phone_numbers set branch_id = null ${number}`,
      `update phone_numbers set branch_id = (select id from branches where slug = 'mitte') ${number}`,
      'branch_inactive',
      { link: 'branch', reason: 'no_branch' },
    ],
    [
      'an inactive branch',
      `update branches set is_active = false where slug = 'mitte'`,
      `update branches set is_active = true where slug = 'mitte'`,
      'branch_inactive',
      { link: 'branch', reason: 'inactive' },
    ],
    [
      'an inactive company',
      `update companies set is_active = false where slug = 'salon-seeblick'`,
      `update companies set is_active = true where slug = 'salon-seeblick'`,
      'company_inactive',
      { link: 'company', reason: 'inactive' },
    ],
  ])('%s', async (_what, sql, restore, status, link) => {
    const { httpStatus, body, broken } = await refusedWhile(sql, restore);

    expect({ httpStatus, status: body.status, broken }).toEqual({ httpStatus: 200, status, broken: link });
  });
});

describe('the team', () => {
  it('of a company that has none', async () => {
    const company = await frontdesk.api.post<{ id: string }>('/companies', {
      name: 'Kiosk',
      slug: 'kiosk',
      language: 'de',
      time_zone: 'Europe/Berlin',
    });
    const branch = await frontdesk.api.post<{ id: string }>(`/companies/${company.id}/branches`, { name: 'Eck', slug: 'eck' });
    await frontdesk.api.post(`/companies/${company.id}/numbers`, { number: '+49305550301', branch_id: branch.id });

    const { httpStatus, body, broken } = await refused({ to: '+49305550301' });

    expect({ httpStatus, status: body.status, broken }).toEqual({
      httpStatus: 200,
      status: 'no_team',
      broken: { link: 'team', reason: 'none_assigned' },
    });
  });

  it('unassigned after the import is 403', async () => {
    const { httpStatus, body, broken } = await refused({ to: LEITH, service: 'Whitening' });

    expect([httpStatus, body.status, broken]).toEqual([403, 'service_not_in_team', { link: 'team', reason: 'no_longer_assigned' }]);
  });

  it('unassigned a moment ago is 403', async () => {
    const [company] = await frontdesk.database.query<{ id: string }>(`select id from companies where slug = 'salon-seeblick'`);
    const [team] = await frontdesk.database.query<{ id: string }>(`select id from company_teams where calcom_team_id = 101`);
    await frontdesk.api.delete(`/companies/${company?.id}/teams/${team?.id}`);

    const { httpStatus, body, broken } = await refused();

    await frontdesk.database.query(`update company_teams set removed_at = null where id = $1`, [team?.id]);
    expect([httpStatus, body.status, broken]).toEqual([403, 'service_not_in_team', { link: 'team', reason: 'no_longer_assigned' }]);
  });

  it('whose key is no admin there is not bookable', async () => {
    const { httpStatus, body, broken } = await refusedWhile(
      `update company_teams set team_sync_status = 'error', team_sync_error = 'key_not_team_admin' where calcom_team_id = 101`,
      `update company_teams set team_sync_status = 'synced', team_sync_error = null where calcom_team_id = 101`,
    );

    expect([httpStatus, body.status, broken]).toEqual([200, 'service_not_bookable', { link: 'team', reason: 'key_not_team_admin' }]);
  });
});

describe('an id', () => {
  it('of another company’s service and a made-up one are refused in the same words', async () => {
    const foreign = await refused({ service: await serviceId('Check-up') });
    const madeUp = await refused({ service: randomUUID() });

    expect([foreign.httpStatus, foreign.body.status]).toEqual([403, 'service_not_in_team']);
    expect(madeUp).toEqual(foreign);
    expect(JSON.stringify(foreign)).not.toContain('Check-up');
  });

  it('of the own company’s service is taken', async () => {
    const { body } = await refused({ service: await serviceId('Dauerwelle') });

    expect(body).toMatchObject({ status: 'service_inactive', service: 'Dauerwelle' });
  });
});

describe('the service', () => {
  const ofBart = `from services s where s.id = bs.service_id and s.title = 'Bartschnitt'`;
  const mapping = `where calcom_event_type_id = 1004`;

  it('that is switched off', async () => {
    const { httpStatus, body, broken } = await refused({ service: 'Dauerwelle' });

    expect([httpStatus, body.status, broken]).toEqual([200, 'service_inactive', { link: 'service', reason: 'inactive' }]);
  });

  it.each([
    [
      'that this branch has switched off',
      `update branch_services bs set is_active = false ${ofBart}`,
      `update branch_services bs set is_active = true ${ofBart}`,
      'service_not_at_branch',
      { link: 'branch_service', reason: 'not_offered' },
    ],
    [
      'of a team that the branch is not limited to',
      `insert into company_teams (id, company_id, calcom_team_id, team_sync_status, announced_at, next_sync_at)
         select '0190d6c4-0000-7000-8000-00000000a001', id, 909, 'synced', now(), now() + interval '1 day' from companies where slug = 'salon-seeblick';
       update branches set company_team_id = '0190d6c4-0000-7000-8000-00000000a001' where slug = 'mitte'`,
      `update branches set company_team_id = null where slug = 'mitte'; delete from company_teams where calcom_team_id = 909`,
      'service_not_at_branch',
      { link: 'branch_service', reason: 'not_offered' },
    ],
    [
      'whose event type vanished',
      `update team_event_type_mappings set is_active = false ${mapping}`,
      `update team_event_type_mappings set is_active = true ${mapping}`,
      'service_not_bookable',
      { link: 'event_type', reason: 'vanished_at_calcom' },
    ],
    [
      'whose event type cannot be booked by phone',
      `update team_event_type_mappings set not_bookable_reason = 'seats' ${mapping}`,
      `update team_event_type_mappings set not_bookable_reason = null ${mapping}`,
      'service_not_bookable',
      { link: 'event_type', reason: 'seats' },
    ],
  ])('%s', async (_what, sql, restore, status, link) => {
    const { httpStatus, body, broken } = await refusedWhile(sql, restore);

    expect({ httpStatus, status: body.status, broken }).toEqual({ httpStatus: 200, status, broken: link });
  });

  it('that is not offered at this branch at all', async () => {
    const [row] = await frontdesk.database.query<{ id: string; branch_id: string; service_id: string }>(
      `select c.id, b.id as branch_id, s.id as service_id from companies c join branches b on b.company_id = c.id and b.slug = 'mitte'
       join services s on s.company_id = c.id and s.title = 'Bartschnitt'`,
    );
    const path = `/companies/${row?.id}/branches/${row?.branch_id}/services/${row?.service_id}`;
    await frontdesk.api.delete(path);

    const { body } = await refused();

    await frontdesk.api.put(path);
    expect(body).toMatchObject({ status: 'service_not_at_branch', service: 'Bartschnitt' });
  });
});

it('holds again once every link was mended', async () => {
  const answer = await frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(`${weekday(0)}T10:00`));

  expect(answer.body.status).toBe('booked');
});
