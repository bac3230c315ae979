import { MikroORM } from '@mikro-orm/core';
import { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { runCli } from '../../src/cli-commands.js';
import { ACTOR_KINDS } from '../../src/auth/dto/audit-log.dto.js';
import { type Api, type Tenant, aBranchBody, aTenant, apiOf, expectProblem, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { SEEBLICK_MITTE, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { aBrowserOf, aPerson } from '../support/people.js';

// What each table is, should somebody look for it in vain in the audit log (docs/adr/0006).
const NOT_AUDITED = [
  ...['audit_log', 'audit_columns', 'schema_migrations', 'login_throttle'],
  ...['sync_runs', 'rate_budgets', 'outbox', 'inbox', 'receipts', 'team_polls', 'team_webhooks', 'event_type_webhooks', 'idempotency_keys'],
  'retention_runs',
  ...['calls', 'call_payloads', 'function_calls', 'booking_attempts', 'booking_uids', 'host_claims'],
];

interface Entry {
  actor: { kind: string; id: string | null; name: string | null };
  action: string;
  subject: string;
  subject_id: string;
  company_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  at: string;
}

let frontdesk: Frontdesk;
let operator: Api;
let mine: Tenant;
let other: Tenant;

beforeAll(async () => {
  frontdesk = await startFrontdesk();
  operator = apiOf(frontdesk, frontdesk.token);
  [mine, other] = [await aTenant(frontdesk), await aTenant(frontdesk)];
}, 60_000);
afterAll(() => frontdesk?.close());

const sql = <Row extends object>(text: string, values: unknown[] = []) => sqlOf(frontdesk)<Row>(text, values);

async function log(query: string, api = operator): Promise<Entry[]> {
  const answer = await api.get(`/audit-log?${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.data;
}

describe('the audit log says who', () => {
  it('a token, with its name: an API program', async () => {
    const id = (await mine.admin.post(`/companies/${mine.company}/branches`, aBranchBody())).body.id;
    const [token] = await sql<{ id: string }>(`select id from api_tokens where company_id = $1 and role = 'admin'`, [mine.company]);

    const [entry] = await log(`subject_id=${id}`);

    expect(entry).toMatchObject({ actor: { kind: 'token', id: token?.id, name: 'admin of the tests' }, action: 'created' });
    expect(entry).toMatchObject({ subject: 'branches', company_id: mine.company, before: null, after: { name: 'Seeblick Mitte' } });
  });

  it('a person, with the e-mail address: the web app', async () => {
    const anna = await aBrowserOf(frontdesk, 'admin', mine.company);

    await anna.send('PATCH', `/companies/${mine.company}/services/${mine.service}`, { display_name: 'Schnitt' });

    const [entry] = await log(`subject_id=${mine.service}`);
    expect(entry?.actor).toEqual({ kind: 'user', id: anna.id, name: anna.email });
    expect(entry).toMatchObject({ action: 'changed', before: { display_name: null }, after: { display_name: 'Schnitt' } });
    expect(Math.abs(Date.now() - Date.parse(entry?.at ?? ''))).toBeLessThan(60_000);
  });

  it('each of two people whose requests share a connection', async () => {
    const [anna, ben] = [await aBrowserOf(frontdesk, 'admin', mine.company), await aBrowserOf(frontdesk, 'admin', mine.company)];
    const made = await Promise.all(
      Array.from({ length: 12 }, async (_each, n) => {
        const by = n % 2 === 0 ? anna : ben;
        return { by: by.id, id: (await by.send('POST', `/companies/${mine.company}/branches`, aBranchBody())).body.id };
      }),
    );

    const entries = await sql<{ id: string; by: string }>(
      `select subject_id as id, actor_id as by from audit_log where subject = 'branches' and subject_id = any($1)`,
      [made.map(({ id }) => id)],
    );

    const byId = (one: { id: string }, two: { id: string }) => one.id.localeCompare(two.id);
    expect(entries.toSorted(byId)).toEqual(made.map(({ by, id }) => ({ id, by })).toSorted(byId));
  });

  it('the command line', async () => {
    const open = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });
    const { id } = JSON.parse(await runCli(['token:create', '--name', 'from the shell', '--json'], open));

    expect(await log(`subject_id=${id}`)).toMatchObject([{ actor: { kind: 'cli', id: null }, subject: 'api_tokens', company_id: null }]);
  });

  it('the sync, for what it found at Cal.com, and nothing when it found nothing new', async () => {
    const { data: companies } = (await operator.get('/companies?slug=salon-seeblick')).body;
    const found = await log(`company_id=${companies[0].id}&subject=team_event_type_mappings&actor_kind=sync`);
    const [team] = (await operator.get(`/companies/${companies[0].id}/teams`)).body.data;
    const before = await sql<{ n: string }>('select count(*) as n from audit_log');

    await operator.post(`/companies/${companies[0].id}/teams/${team.id}/sync`);
    await frontdesk.drain();

    expect(found).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'created', actor: expect.objectContaining({ kind: 'sync' }) })]),
    );
    expect(found[0]?.after).toMatchObject({ hosts: 'changed', duration_minutes: expect.any(Number) });
    expect(await sql('select count(*) as n from audit_log')).toEqual(before);
  });

  it('the start, for rows made from the environment', async () => {
    expect(await log('actor_kind=start&subject=calcom_connections&action=created')).toMatchObject([
      { after: { label: 'default', api_key_encrypted: 'masked' }, company_id: null },
    ]);
  });

  it('somebody in the database, for what was written past the application', async () => {
    await sql(`update companies set name = 'By hand' where id = $1`, [other.company]);

    const [entry] = await log(`subject_id=${other.company}`);

    expect(entry).toMatchObject({ actor: { kind: 'database', id: null }, company_id: other.company, after: { name: 'By hand' } });
    expect(Object.keys(entry?.after ?? {})).toEqual(['name']);
  });

  it('nobody, for a call: it keeps its own records', async () => {
    const caller = anotherCaller();
    const call = new RetellCall({ baseUrl: frontdesk.baseUrl, key: RETELL_KEY, to: SEEBLICK_MITTE, from: caller });
    const before = await sql('select count(*) as n from audit_log');

    const answer = await call.invoke('book_appointment', wish(`${weekday(1)}T10:00`));

    expect(answer.body).toMatchObject({ status: 'booked' });
    expect(await sql('select count(*) as n from audit_log')).toEqual(before);
    await sql(`update bookings set name = 'Somebody else', status = 'needs_attention' where caller_number = $1`, [caller]);
    expect((await log('subject=bookings'))[0]).toMatchObject({
      ...{ action: 'changed', before: { name: 'changed', status: 'confirmed' } },
      after: { name: 'changed', status: 'needs_attention' },
    });
  });

  it('nothing of a change that was taken back', async () => {
    const body = aBranchBody();
    await mine.admin.post(`/companies/${mine.company}/branches`, body);
    const before = await sql('select count(*) as n from audit_log');

    expectProblem(await mine.admin.post(`/companies/${mine.company}/branches`, body), 409, 'branch.slug_taken');

    expect(await sql('select count(*) as n from audit_log')).toEqual(before);
  });
});

describe('the audit log shows', () => {
  it('neither secrets nor what is personal', async () => {
    const person = await aPerson(frontdesk, 'admin', mine.company);
    const token = (await operator.post('/tokens', { name: 'export', role: 'viewer', company_id: mine.company })).body;

    const [user] = await log(`subject=users&subject_id=${person.id}&action=created`);
    const [made] = await log(`subject_id=${token.id}`);
    const links = await log('subject=password_links&limit=1');

    expect(user).toMatchObject({ after: { email: 'changed', role: 'admin', is_active: true, company_id: mine.company } });
    expect(made).toMatchObject({ after: { name: 'export', role: 'viewer', token_hash: 'masked' } });
    expect(links[0]?.after).toMatchObject({ used_at: expect.any(String) });
    const all = JSON.stringify(await sql('select before, after from audit_log'));
    for (const secret of ['argon2id', person.email, token.token, 'ada@', 'Zimmermann']) expect(all).not.toContain(secret);
  });

  it('who logged in and out', async () => {
    const anna = await aBrowserOf(frontdesk, 'viewer', mine.company);
    await anna.send('DELETE', '/session');

    const entries = await log(`subject=sessions&actor_id=${anna.id}&limit=2`);

    expect(entries.map(({ action, company_id: company }) => [action, company])).toEqual([
      ['removed', mine.company],
      ['created', mine.company],
    ]);
  });

  it('what was filtered for, latest first, page by page', async () => {
    const id = (await mine.admin.post(`/companies/${mine.company}/branches`, aBranchBody())).body.id;
    await sql(`update branches set name = 'two' where id = $1`, [id]);
    await sql(`update branches set name = 'three' where id = $1`, [id]);

    const first = await operator.get(`/audit-log?subject_id=${id}&limit=2`);
    const second = await operator.get(`/audit-log?subject_id=${id}&limit=2&cursor=${first.body.next_cursor}`);

    expect(first.body.data.map(({ after }: Entry) => after?.name)).toEqual(['three', 'two']);
    expect(second.body).toMatchObject({ data: [{ action: 'created' }], next_cursor: null });
    expect(await log(`subject_id=${id}&action=changed&actor_kind=database`)).toHaveLength(2);
    expect(await log(`subject_id=${id}&until=${first.body.data[1].at}`)).toHaveLength(1);
    expect(await log(`subject_id=${id}&from=${first.body.data[0].at}`)).toHaveLength(1);
    for (const bad of ['actor_kind=ghost', 'subject_id=x', 'from=yesterday', 'colour=red', 'cursor=x']) {
      expectProblem(await operator.get(`/audit-log?${bad}`), 400, 'request.invalid');
    }
  });

  it('a company its own changes only, and no names of operators', async () => {
    await operator.patch(`/companies/${mine.company}/services/${mine.service}`, { category: 'Haare' });
    await operator.post(`/companies/${other.company}/branches`, aBranchBody());

    const entries = await log('limit=200', mine.admin);

    expect([...new Set(entries.map((entry) => entry.company_id))]).toEqual([mine.company]);
    const byOperator = entries.filter(({ actor }) => actor.kind === 'token' && actor.name === null);
    expect(byOperator.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ actor }) => actor.name))).not.toContain('test');
    expect(await log(`company_id=${other.company}`, mine.admin)).toEqual([]);
  });
});

describe('the audit log is kept', () => {
  it.each(['update audit_log set actor_id = null', 'delete from audit_log', 'truncate audit_log', 'truncate audit_log, login_throttle'])(
    'against: %s',
    async (statement) => {
      const before = await sql('select count(*) as n from audit_log');

      await expect(sql(statement)).rejects.toThrow('rows of this table are kept');

      expect(await sql('select count(*) as n from audit_log')).toEqual(before);
    },
  );
});

describe('every table', () => {
  it('is audited, or named here as one that is not', async () => {
    const tables = await sql<{ name: string; audited: boolean }>(
      `select c.relname::text as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_audited') as audited
       from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );

    const undecided = tables.filter(({ name, audited }) => audited === NOT_AUDITED.includes(name));

    expect(tables.length).toBeGreaterThan(25);
    expect(undecided).toEqual([]);
  });

  it('that is audited has each column in exactly one list: add yours with an insert into audit_columns in your migration', async () => {
    const unlisted = await sql(
      `select t.tgrelid::regclass::text as "table", a.attname::text as "column" from pg_trigger t
       join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped
       where t.tgname = t.tgrelid::regclass::text || '_audited'
         and not exists (select from audit_columns c where c.subject = t.tgrelid::regclass::text and c.name = a.attname)`,
    );
    const leftOver = await sql(
      `select c.subject, c.name from audit_columns c where not exists (
         select from information_schema.columns i where i.table_schema = 'public' and i.table_name = c.subject and i.column_name = c.name)`,
    );

    expect({ unlisted, leftOver }).toEqual({ unlisted: [], leftOver: [] });
  });

  it('that is audited has a trigger that looks at each shown column: select audit_shown_columns(<table>) in your migration', async () => {
    const unseen = await sql(
      `select c.subject, c.name from audit_columns c
       join pg_trigger t on t.tgrelid = c.subject::regclass and t.tgname = c.subject || '_audited'
       join pg_attribute a on a.attrelid = t.tgrelid and a.attname = c.name
       where (c.shown <> 'bookkeeping') <> (a.attnum = any(t.tgattr))`,
    );

    expect(unseen).toEqual([]);
  });

  it('shows no column that sounds like a secret or a person', async () => {
    const shown = await sql<{ column: string; shown: string }>(
      `select subject || '.' || name as "column", shown from audit_columns
       where name ~ '(hash|secret|password|encrypted|api_key$)' and shown not in ('secret', 'bookkeeping')
         or name ~ '(email$|phone|caller|notes|username|host_name)' and shown not in ('personal', 'bookkeeping')`,
    );

    expect(shown).toEqual([]);
  });

  it('of an entity is one of them', async () => {
    const tables = [...frontdesk.app.get(MikroORM).getMetadata().getAll().values()].map(({ tableName }) => tableName);
    const audited = await sql<{ subject: string }>('select distinct subject from audit_columns');
    const known = new Set([...NOT_AUDITED, ...audited.map(({ subject }) => subject)]);

    expect(tables.length).toBeGreaterThan(12);
    expect(tables.filter((table) => !known.has(table))).toEqual([]);
  });

  it('notes nothing but kinds of actors that the API knows', async () => {
    const kinds = await sql<{ kind: string }>('select distinct actor_kind as kind from audit_log');

    expect(kinds.map(({ kind }) => kind).filter((kind) => !ACTOR_KINDS.some((known) => known === kind))).toEqual([]);
  });
});
