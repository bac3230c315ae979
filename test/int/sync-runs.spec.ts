import pg from 'pg';
import type { Fault } from '../../sandbox/calcom-server/faults.js';
import { DEMO } from '../../sandbox/demo-world.js';
import type { Env } from '../../src/config/env.js';
import { until } from '../support/eventually.js';
import { describeWith, type RedisServer, startRedis } from '../support/external.js';
import { type SyncedTeam, SyncWorld } from './sync-world.js';

let world: SyncWorld;
let redis: RedisServer | null = null;

const { mira } = DEMO.salon.hosts;

async function snapshot(team: SyncedTeam): Promise<unknown> {
  const members = await world.sql('select * from calcom_team_members where company_team_id = $1 order by id', [team.id]);
  const mappings = await world.sql('select * from team_event_type_mappings where company_id = $1 order by id', [team.companyId]);
  return { members, mappings, services: await world.services(team) };
}

async function secondsToNextTry(team: SyncedTeam): Promise<number> {
  const [row] = await world.sql<{ s: number }>(
    `select extract(epoch from next_attempt_at - now())::float as s from sync_runs where company_team_id = $1 and finished_at is null`,
    [team.id],
  );
  return row?.s ?? Number.NaN;
}

/** Runs against both drivers: the rows are the truth, whoever carries their ids. */
function syncSuite(environment: () => Promise<Partial<Env>>): void {
  beforeAll(async () => {
    world = await SyncWorld.start(await environment());
  });
  afterEach(() => world.clearFaults());
  afterAll(async () => {
    await world?.close();
    await redis?.kill();
    redis = null;
  });

  it('imports, follows and reactivates: after each sync the active set is the set of the team', async () => {
    const team = await world.synced([{}, {}]);
    const [first = 0, second = 0] = team.eventTypes;
    const before = await world.mappings(team);
    await world.removeEventType(first);
    const third = await world.putEventType(team.calcomTeamId);
    const followed = await world.sync(team);
    expect(await world.active(team)).toEqual([second, third]);
    expect(followed).toMatchObject({ state: 'synced', error: null, fetched: 2, written: 2 });
    expect(followed.counts).toMatchObject({ created: 1, unchanged: 1, deactivated: 1, conflict: 0, failed: 0 });

    await world.putEventType(team.calcomTeamId, {
      id: first,
      title: 'Back',
      slug: 'back',
      lengthInMinutes: 20,
      schedulingType: 'collective',
      hosts: [mira],
    });
    const returned = await world.sync(team);

    expect(returned.counts).toMatchObject({ updated: 1, unchanged: 2 });
    const back = (await world.mappings(team)).find((mapping) => mapping.event_type === first);
    expect(back).toMatchObject({ id: before[0]?.id, name: 'Back', is_active: true });
    expect(await world.team(team)).toMatchObject({ team_sync_status: 'synced', team_sync_error: null, team_event_type_count: 3 });
  });

  const BROKEN: [string, Fault[], string][] = [
    ['HTML instead of event types', [{ kind: 'event_types', fault: 'rubbish' }], 'bad_shape'],
    ['HTML instead of members', [{ kind: 'memberships', fault: 'rubbish' }], 'bad_shape'],
    ['half a list and the end of the connection', [{ kind: 'event_types', fault: 'half', times: 2 }], 'cut'],
    ['half the members and the end of the connection', [{ kind: 'memberships', fault: 'half', times: 2 }], 'cut'],
    ['a reset connection', [{ kind: 'event_types', fault: 'cut', times: 2 }], 'cut'],
    ['500 in the middle', [{ kind: 'event_types', fault: '500' }], 'server_error'],
    ['502 of a proxy', [{ kind: 'memberships', fault: '502', times: 2 }], 'temporary'],
    ['500 at the very beginning', [{ kind: 'me', fault: '500' }], 'server_error'],
  ];

  it.each(BROKEN)('loses nothing and tries again in a minute after %s', async (_name, faults, code) => {
    const team = await world.synced([{}, {}]);
    const before = await snapshot(team);
    for (const fault of faults) world.fault(fault);

    const run = await world.sync(team);

    expect(run).toMatchObject({ state: 'queued', error: expect.stringMatching(`^${code}: `), written: 0 });
    expect(await world.team(team)).toMatchObject({ team_sync_status: 'pending', team_sync_error: run.error });
    expect(await snapshot(team)).toEqual(before);
    expect(await secondsToNextTry(team)).toBeGreaterThan(50);
    expect(await secondsToNextTry(team)).toBeLessThanOrEqual(60);
    await world.nextTryIsDue(team);
    expect(await world.settled(team)).toMatchObject({ id: run.id, state: 'synced', error: null, tries: 2 });
    expect(await world.team(team)).toMatchObject({ team_sync_status: 'synced', team_sync_error: null });
  });

  it('waits 60, 300 and 900 seconds, then gives up with the reason and comes back within the hour', async () => {
    const team = await world.synced();
    world.fault({ kind: 'event_types', fault: '500', times: 4 });
    await world.sync(team);
    const waits = [await secondsToNextTry(team)];
    for (let tries = 2; tries <= 3; tries++) {
      await world.nextTryIsDue(team);
      await world.settled(team);
      waits.push(await secondsToNextTry(team));
    }
    await world.nextTryIsDue(team);

    const run = await world.settled(team);

    expect(waits.map((wait) => Math.round(wait / 30) * 30)).toEqual([60, 300, 900]);
    expect(run).toMatchObject({ state: 'error', tries: 4, error: 'server_error: Cal.com answered with an internal error.' });
    const assignment = await world.team(team);
    expect(assignment).toMatchObject({ team_sync_status: 'error', team_sync_error: run.error });
    expect(Date.parse(assignment.next_sync_at) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(await world.active(team)).toEqual(team.eventTypes);
  });

  it('begins at once, with all its tries, when somebody asks for a sync that waits', async () => {
    const team = await world.synced();
    world.fault({ kind: 'event_types', fault: '500', times: 2 });
    const failed = await world.sync(team);
    await world.nextTryIsDue(team);
    await world.settled(team);

    const run = await world.sync(team);

    expect(run).toMatchObject({ id: failed.id, state: 'synced', tries: 3 });
  });

  it('waits for the window of a 429 without using up a try', async () => {
    const connectionId = await world.connection();
    const team = await world.synced([{}], connectionId);
    for (let times = 0; times < 5; times++) {
      world.fault({ kind: 'event_types', fault: '429' });
      await world.nextTryIsDue(team);
      const { state } = times === 0 ? await world.sync(team) : await world.settledAfter(team, 1 + times);
      expect(state).toBe('queued');
      expect(await secondsToNextTry(team)).toBeGreaterThan(50);
      expect(await world.team(team)).toMatchObject({
        team_sync_status: 'pending',
        team_sync_error: expect.stringMatching(/^rate_limited: /),
      });
      await world.sql('update rate_budgets set blocked_until = null where connection_id = $1', [connectionId]);
    }
    await world.nextTryIsDue(team);

    expect((await world.settledAfter(team, 6)).state).toBe('synced');
    expect(
      await world.sql('select failures from sync_runs where company_team_id = $1 order by created_at desc limit 1', [team.id]),
    ).toEqual([{ failures: 0 }]);
  });

  describe('one worker at a time', () => {
    /** Lets the next sync read everything but its event types, which it gets with `release`. */
    async function held(team: SyncedTeam): Promise<{ release: () => Promise<unknown> }> {
      const before = world.asked('event_types');
      world.fault({ kind: 'event_types', fault: 'slow', delayMs: 60_000 });
      await world.frontdesk.api.post(`${team.path}/sync`);
      const settled = world.frontdesk.drain();
      await until(() => Promise.resolve(world.asked('event_types') > before));
      return {
        release: async () => {
          await world.clearFaults();
          await settled;
        },
      };
    }

    it('opens one run for twenty requests at once', async () => {
      const team = await world.synced();
      const { release } = await held(team);

      const asked = await Promise.all(
        Array.from({ length: 20 }, () => world.frontdesk.api.post<{ sync_run_id: string; already_open: boolean }>(`${team.path}/sync`)),
      );

      const [open] = await world.runs(team);
      expect(new Set(asked.map((each) => each.sync_run_id))).toEqual(new Set([open?.id]));
      expect(asked.every((each) => each.already_open)).toBe(true);
      await release();
      expect(await world.runs(team)).toHaveLength(2);
    });

    it('shows what it does while it does it, and for how long', async () => {
      const team = await world.synced();
      const { release } = await held(team);

      const heldSince = Date.now();
      const [running] = await world.runs(team);

      expect(running).toMatchObject({ state: 'running', trigger: 'api', fetched: 0, written: 0, finished_at: null, next_attempt_at: null });
      expect(await world.team(team)).toMatchObject({ team_sync_status: 'syncing' });
      const heldFor = Date.now() - heldSince;
      await release();
      const [done] = await world.runs(team);
      expect(done).toMatchObject({ id: running?.id, state: 'synced', fetched: 1, written: 0 });
      expect(done?.duration_ms).toBeGreaterThanOrEqual(heldFor);
    });

    it('writes nothing of a reading whose run was taken over, whatever happened to that run since', async () => {
      const team = await world.synced();
      const { release } = await held(team);
      const [frozen] = await world.runs(team);
      // Another process finds the claim run out while this one hangs, and is told to wait for its budget.
      await world.sql(
        `update sync_runs set attempts = attempts + 1, claimed_until = null, next_attempt_at = now() + interval '1 hour', state = 'queued'
        where id = $1`,
        [frozen?.id],
      );
      await world.putEventType(team.calcomTeamId);
      const before = await snapshot(team);

      await release();

      expect(await snapshot(team)).toEqual(before);
      expect((await world.runs(team))[0]).toMatchObject({ id: frozen?.id, state: 'queued', finished_at: null });
    });

    it('leaves nothing behind when its process dies in the middle of the writing transaction', async () => {
      const team = await world.synced([{}, {}]);
      await world.putEventType(team.calcomTeamId);
      const before = await snapshot(team);
      const { release } = await held(team);
      const blocker = new pg.Client({ connectionString: world.frontdesk.database.url });
      await blocker.connect();
      let killed = 0;
      try {
        await blocker.query('begin');
        await blocker.query('select 1 from company_teams where id = $1 for update', [team.id]);
        await world.clearFaults();
        // The run's outcome is written, its mappings are not: there the session is ended, as the kernel does with a killed process.
        killed = await until(async () => {
          const ended = await world.sql(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock' and query like 'update company_teams t%'`,
          );
          return ended.length > 0 && ended.length;
        });
      } finally {
        await blocker.end();
      }

      await release();

      expect(killed).toBe(1);
      expect(await snapshot(team)).toEqual(before);
      expect((await world.runs(team))[0]).toMatchObject({ state: 'queued', counts: { created: 0 }, finished_at: null });
      await world.nextTryIsDue(team);
      expect(await world.settledAfter(team, 2)).toMatchObject({ state: 'synced', counts: { created: 1, unchanged: 2 } });
    });

    it('takes a crashed run over once its claim has run out, and counts it as a try', async () => {
      const team = await world.synced();
      await world.sql(
        `insert into sync_runs (company_id, company_team_id, trigger, state, attempts, claimed_until) values ($1, $2, 'api', 'running', 1, now() - interval '1 s')`,
        [team.companyId, team.id],
      );
      await world.sql(`update company_teams set team_sync_status = 'syncing' where id = $1`, [team.id]);

      const run = await world.settled(team);

      expect(run).toMatchObject({ state: 'synced', tries: 2 });
      expect(await world.team(team)).toMatchObject({ team_sync_status: 'synced' });
      expect(await world.sql('select failures from sync_runs where id = $1', [run.id])).toEqual([{ failures: 1 }]);
    });

    it('gives up a run whose workers die again and again', async () => {
      const team = await world.synced();
      await world.sql(
        `insert into sync_runs (company_id, company_team_id, trigger, state, attempts, failures, claimed_until)
         values ($1, $2, 'api', 'running', 4, 3, now() - interval '1 s')`,
        [team.companyId, team.id],
      );

      expect(await world.settled(team)).toMatchObject({ state: 'error', error: expect.stringMatching(/^crashed: /) });
      expect(await world.team(team)).toMatchObject({ team_sync_status: 'error', team_sync_error: expect.stringMatching(/^crashed: /) });
    });

    it('writes nothing of a team that was removed while it was read', async () => {
      const team = await world.synced();
      await world.putEventType(team.calcomTeamId);
      const before = await snapshot(team);
      const { release } = await held(team);

      await world.frontdesk.api.delete(team.path);
      await release();

      expect(await snapshot(team)).toEqual(before);
      expect((await world.runs(team))[0]).toMatchObject({ state: 'error', error: expect.stringMatching(/^team_reassigned: /) });
      expect((await world.runs(team)).filter((run) => run.finished_at === null)).toEqual([]);
    });

    it('reads a team anew that was removed and assigned again while it was read, perhaps with another key', async () => {
      const team = await world.synced();
      const { release } = await held(team);
      await world.frontdesk.api.delete(team.path);
      await world.assign(team.companyId, team.calcomTeamId, await world.connection());

      await release();

      const run = await world.settled(team);
      expect(run).toMatchObject({ trigger: 'assigned', state: 'synced' });
      const states = (await world.runs(team)).map(({ trigger, state }) => `${trigger} ${state}`);
      expect(states).toEqual(['assigned synced', 'api error', 'assigned synced']);
      expect(await world.team(team)).toMatchObject({ team_sync_status: 'synced', team_sync_error: null });
    });
  });

  it('finishes fifty queued syncs, also when Redis is emptied meanwhile', async () => {
    const calcomTeamIds = await Promise.all(Array.from({ length: 50 }, () => world.putTeam()));
    const companyId = await world.company();
    await world.sql(`insert into company_teams (company_id, calcom_team_id, announced_at) select $1, unnest($2::int[]), now()`, [
      companyId,
      calcomTeamIds,
    ]);
    await world.sql(
      `insert into sync_runs (company_id, company_team_id, trigger) select company_id, id, 'manual' from company_teams where company_id = $1`,
      [companyId],
    );
    const finished = (): Promise<{ state: string }[]> =>
      world.sql(`select state from sync_runs where company_id = $1 and finished_at is not null`, [companyId]);
    const drained = world.frontdesk.drain();
    await until(async () => (await finished()).length > 5);

    await redis?.flush();
    await drained;

    const runs = await until(async () => {
      await world.frontdesk.drain();
      const done = await finished();
      return done.length === 50 && done;
    });
    expect(new Set(runs.map((run) => run.state))).toEqual(new Set(['synced']));
  });
}

describe('with the in-process worker', () => {
  syncSuite(() => Promise.resolve({}));
});

describeWith('redis')('with Bull', () => {
  syncSuite(async () => {
    redis = await startRedis();
    return { redisUrl: redis.url };
  });
});
