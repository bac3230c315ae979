import { AssignTeam } from '../../src/contracts/companies/assign-team.command.js';
import { type CompaniesApp, startCompanies } from '../support/companies-app.js';
import { aCompany, aConnection, anInsertedTeam, unused } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let app: CompaniesApp;
let twin: CompaniesApp;

beforeEach(async () => {
  database = await createTestDatabase();
  [app, twin] = await Promise.all([startCompanies(database.url), startCompanies(database.url)]);
  await aConnection(app.sql, { label: 'default' });
});

afterEach(async () => {
  await Promise.all([app?.close(), twin?.close()]);
  await database?.drop();
});

function announcements(): Promise<{ id: string; count: number }[]> {
  return app.sql(
    `select payload->>'companyTeamId' as id, count(*)::int as count from outbox where name = 'TeamAssigned' group by 1 order by 1`,
  );
}

function runs(): Promise<{ company_team_id: string; trigger: string }[]> {
  return app.sql('select company_team_id, trigger from sync_runs order by company_team_id');
}

async function anAssignment(): Promise<string> {
  const { companyTeamId } = await app.tell(new AssignTeam(await aCompany(app.sql), unused()));
  return companyTeamId;
}

it('records TeamAssigned once for each row that plain SQL inserted, with two schedulers at once', async () => {
  const companyId = await aCompany(app.sql);
  const inserted = await Promise.all(Array.from({ length: 30 }, () => anInsertedTeam(app.sql, companyId)));

  await Promise.all([app.scheduler.tick(), twin.scheduler.tick(), app.scheduler.tick(), twin.scheduler.tick()]);

  expect(await announcements()).toEqual(inserted.toSorted().map((id) => ({ id, count: 1 })));
  expect(await app.sql('select id from company_teams where announced_at is null')).toEqual([]);
});

it('leaves the first sync of an announced row to TeamAssigned', async () => {
  await anInsertedTeam(app.sql, await aCompany(app.sql));

  await app.scheduler.tick();

  expect(await runs()).toEqual([]);
});

it('does not announce a row that was removed before anybody saw it', async () => {
  const id = await anInsertedTeam(app.sql, await aCompany(app.sql));
  await app.sql('update company_teams set removed_at = now() where id = $1', [id]);

  await app.scheduler.tick();

  expect(await announcements()).toEqual([]);
});

it('asks once for the sync of each due assignment, with two schedulers at once', async () => {
  const due = await Promise.all(Array.from({ length: 20 }, anAssignment));

  await Promise.all([app.scheduler.tick(), twin.scheduler.tick()]);

  expect(await runs()).toEqual(due.toSorted().map((id) => ({ company_team_id: id, trigger: 'scheduled' })));
});

it('works through more than one batch in one tick', async () => {
  const companyId = await aCompany(app.sql);
  await app.sql('insert into company_teams (company_id, calcom_team_id, announced_at) select $1, n, now() from generate_series(1, 450) n', [
    companyId,
  ]);

  await app.scheduler.tick();

  expect(await runs()).toHaveLength(450);
});

it('asks for the due ones also when announcing fails, and for none that was not announced', async () => {
  const due = await anAssignment();
  const inserted = await anInsertedTeam(app.sql, await aCompany(app.sql));
  await app.sql(`alter table outbox add constraint broken check (payload->>'companyTeamId' <> '${inserted}')`);

  await app.scheduler.tick();

  expect(await runs()).toEqual([{ company_team_id: due, trigger: 'scheduled' }]);
  expect(await app.sql('select id from company_teams where announced_at is null')).toEqual([{ id: inserted }]);
});

it('leaves alone what is not due, removed, or being synced', async () => {
  const [later, removed, running] = [await anAssignment(), await anAssignment(), await anAssignment()];
  await app.sql(`update company_teams set next_sync_at = now() + interval '1 minute' where id = $1`, [later]);
  await app.sql('update company_teams set removed_at = now() where id = $1', [removed]);
  await app.sql(
    `insert into sync_runs (company_id, company_team_id, trigger) select company_id, id, 'api' from company_teams where id = $1`,
    [running],
  );

  const times = 'select id, next_sync_at from company_teams order by id';
  const before = await app.sql(times);

  await app.scheduler.tick();

  expect(await app.sql(times)).toEqual(before);
  expect(await runs()).toEqual([{ company_team_id: running, trigger: 'api' }]);
});

it('takes an assignment up again an hour later when its process died before the run was opened', async () => {
  const id = await anAssignment();
  const now = new Date();
  app.clock.setTo(now);
  await app.scheduler.tick();
  await app.sql('delete from sync_runs');

  app.clock.setTo(new Date(now.getTime() + 59 * 60_000));
  await app.scheduler.tick();
  const before = await runs();
  app.clock.setTo(new Date(now.getTime() + 61 * 60_000));
  await app.scheduler.tick();

  expect(before).toEqual([]);
  expect(await runs()).toEqual([{ company_team_id: id, trigger: 'scheduled' }]);
});

it('goes on after one assignment failed', async () => {
  const ids = await Promise.all(Array.from({ length: 3 }, anAssignment));
  const [broken = ''] = ids;
  await app.sql(`
    create function refuse_broken() returns trigger language plpgsql as $$
    begin if new.company_team_id = '${broken}' then raise exception 'broken'; end if; return new; end $$`);
  await app.sql('create trigger refuse_broken before insert on sync_runs for each row execute function refuse_broken()');

  await app.scheduler.tick();

  expect((await runs()).map((run) => run.company_team_id)).toEqual(ids.filter((id) => id !== broken).toSorted());
});
