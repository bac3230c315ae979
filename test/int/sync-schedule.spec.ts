import { EntityManager } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { CompanyTeam } from '../../src/companies/entities/company-team.entity.js';
import { TEAM_SYNC_IS_DUE } from '../../src/companies/team-sync-is-due.js';
import { apiOf } from '../support/admin-api.js';
import { aCompany, anInsertedTeam } from '../support/company-rows.js';
import { SyncWorld } from './sync-world.js';

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start({ role: 'web' });
});
afterAll(() => world?.close());

const sql = <Row extends object>(text: string, values?: unknown[]): Promise<Row[]> => world.sql<Row>(text, values);

it('says in SQL what the entity says, whatever the assignment is like', async () => {
  const companyId = await aCompany(sql);
  const id = await anInsertedTeam(sql, companyId);
  const em = world.frontdesk.app.get(EntityManager).fork();
  const now = new Date();
  const moments = fc.constantFrom(-60_000, -1, 0, 1, 60_000).map((ms) => new Date(now.getTime() + ms));
  const seen = { due: 0, not: 0 };
  const assignments = fc.record({
    next: moments,
    announced: fc.option(moments, { nil: null, freq: 4 }),
    removed: fc.option(moments, { nil: null, freq: 1 }),
    open: fc.boolean(),
  });

  await fc.assert(
    fc.asyncProperty(assignments, async ({ next, announced, removed, open }) => {
      await sql('delete from sync_runs where company_team_id = $1', [id]);
      if (open) await sql(`insert into sync_runs (company_id, company_team_id, trigger) values ($1, $2, 'api')`, [companyId, id]);
      await sql('update company_teams set next_sync_at = $2, announced_at = $3, removed_at = $4 where id = $1', [
        id,
        next,
        announced,
        removed,
      ]);

      const inSql = await em.execute<unknown[]>(`select id from company_teams where id = ? and ${TEAM_SYNC_IS_DUE}`, [id, now]);
      const entity = await em.findOneOrFail(CompanyTeam, { id }, { refresh: true });

      expect(entity.teamSyncIsDue(now, open)).toBe(inSql.length === 1);
      seen[inSql.length === 1 ? 'due' : 'not'] += 1;
    }),
    { numRuns: 80 },
  );

  expect(seen.due).toBeGreaterThan(3);
  expect(seen.not).toBeGreaterThan(3);
});

describe('PATCH sync-interval', () => {
  it('reckons the next sync of a thousand teams anew from their last one, spread so that one key can serve them', async () => {
    const companyId = await aCompany(sql);
    await sql(
      `insert into company_teams (company_id, calcom_team_id, announced_at, last_team_sync, team_sync_status, next_sync_at)
       select $1, 1000000 + n, now(), now(), 'synced', now() + interval '24 hours' from generate_series(1, 1000) n`,
      [companyId],
    );

    const answer = await apiOf(world.frontdesk, world.frontdesk.token).patch(`/companies/${companyId}/sync-interval`, { hours: 6 });

    expect(answer.status).toBe(204);
    const [spread] = await sql<{ earliest: number; latest: number; busiest: number }>(
      `select min(minutes) / 60.0 as earliest, max(minutes) / 60.0 as latest, max(count) as busiest from (
         select round(extract(epoch from next_sync_at - last_team_sync) / 60)::float8 as minutes, count(*)::int as count
         from company_teams where company_id = $1 group by 1) per_minute`,
      [companyId],
    );
    expect(Number(spread?.earliest)).toBeGreaterThanOrEqual(5.39);
    expect(Number(spread?.latest)).toBeLessThanOrEqual(6.61);
    // Four requests a reading; a sync may use 72 of the 120 requests a minute.
    expect(4 * Number(spread?.busiest)).toBeLessThan(120);
    expect(await sql('select sync_interval_hours from companies where id = $1', [companyId])).toEqual([{ sync_interval_hours: 6 }]);
  });

  it('leaves alone what has failed, was removed or never read', async () => {
    const companyId = await aCompany(sql);
    await sql(
      `insert into company_teams (company_id, calcom_team_id, announced_at, last_team_sync, team_sync_status, next_sync_at, removed_at) values
         ($1, 2000001, now(), now(), 'error', now() + interval '1 hour', null),
         ($1, 2000002, now(), null, 'pending', now(), null),
         ($1, 2000003, now(), now(), 'synced', now() + interval '24 hours', now())`,
      [companyId],
    );
    const times = (): Promise<object[]> =>
      sql('select next_sync_at from company_teams where company_id = $1 order by calcom_team_id', [companyId]);
    const before = await times();

    await apiOf(world.frontdesk, world.frontdesk.token).patch(`/companies/${companyId}/sync-interval`, { hours: 1 });

    expect(await times()).toEqual(before);
  });

  it.each([0, 721, 1.5, '6', null])('refuses %p hours', async (hours) => {
    const companyId = await aCompany(sql);

    const answer = await apiOf(world.frontdesk, world.frontdesk.token).patch(`/companies/${companyId}/sync-interval`, { hours });

    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await sql('select sync_interval_hours from companies where id = $1', [companyId])).toEqual([{ sync_interval_hours: 24 }]);
  });
});
