import { DEMO } from '../../sandbox/demo-world.js';
import { eventually } from '../support/eventually.js';
import type { Installation } from './installation.js';

const { teamId, eventTypes, hosts } = DEMO.salon;
const NEW_TYPE = 1_901;

let installation: Installation;
let team: { id: string; company_id: string };
/** What the team's import holds: lengths of the active event types by their ids. */
async function imported(): Promise<Record<number, number>> {
  const rows = await installation.sql<{ id: number; minutes: number }>(
    `select calcom_event_type_id as id, duration_minutes as minutes from team_event_type_mappings where company_team_id = $1 and is_active order by 1`,
    [team.id],
  );
  return Object.fromEntries(rows.map(({ id, minutes }) => [id, minutes]));
}

async function runOf(id: string): Promise<{ state: string; attempts: number; claimed: boolean } | undefined> {
  const [row] = await installation.sql<{ state: string; attempts: number; claimed: boolean }>(
    'select state, attempts, coalesce(claimed_until > now(), false) as claimed from sync_runs where id = $1',
    [id],
  );
  return row;
}

async function aSyncRun(): Promise<string> {
  const text = `insert into sync_runs (company_id, company_team_id, trigger) values ($1, $2, 'manual') returning id`;
  const [row] = await installation.sql<{ id: string }>(text, [team.company_id, team.id]);
  return row?.id ?? '';
}

/** The time of the dead process's claim passes. */
async function isTakenOver(runId: string): Promise<void> {
  await installation.sql(`update sync_runs set claimed_until = now() - interval '1 s' where id = $1 and finished_at is null`, [runId]);
  await eventually('the run has ended', async () => (await runOf(runId))?.state === 'synced');
}

/** Changes the team's event types for good. */
export function aSyncSurvives(opened: () => Installation): void {
  beforeAll(async () => {
    installation = opened();
    await installation.frontdesk.kill();
    await installation.start();
    const [row] = await installation.sql<typeof team>('select id, company_id from company_teams where calcom_team_id = $1', [teamId]);
    if (!row) throw new Error('the demo team is not assigned');
    team = row;
  }, 120_000);

  it('takes over a sync whose process was killed while it read, and imports it whole', async () => {
    const before = await imported();
    await installation.changeEventType(eventTypes.bartschnitt, { lengthInMinutes: 25 });
    await installation.fault({ kind: 'event_types', fault: 'slow', delayMs: 60_000 });
    await installation.forgetRequests();
    const runId = await aSyncRun();
    await eventually('it reads', async () => (await installation.requests('event_types')).length === 1);

    await installation.frontdesk.kill();
    await installation.start();

    expect(await runOf(runId)).toMatchObject({ state: 'running', attempts: 1, claimed: true });
    expect(await imported()).toEqual(before);
    await isTakenOver(runId);
    expect(await runOf(runId)).toMatchObject({ state: 'synced', attempts: 2 });
    expect(await imported()).toEqual({ ...before, [eventTypes.bartschnitt]: 25 });
  }, 120_000);

  it('leaves no half import behind when it is killed while it writes, and ends it after the restart', async () => {
    const before = await imported();
    const added = {
      teamId,
      title: 'Kinderhaarschnitt',
      slug: 'kinderhaarschnitt',
      lengthInMinutes: 15,
      hosts: [hosts.tobias],
      schedulingType: 'collective',
    };
    await installation.changeEventType(NEW_TYPE, added);
    await installation.changeEventType(eventTypes.herrenhaarschnitt, { lengthInMinutes: 35 });
    await installation.removeEventType(eventTypes.dauerwelle);
    // Somebody holds a row that the import has to change: it stands in the middle of its transaction.
    const holder = await installation.client();
    await holder.query('begin');
    await holder.query('select 1 from team_event_type_mappings where calcom_event_type_id = $1 for update', [eventTypes.herrenhaarschnitt]);
    const runId = await aSyncRun();
    const waiting = () =>
      installation.sql(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%team_event_type_mappings%'`,
      );
    await eventually('it waits for the row', async () => (await waiting()).length > 0);

    await installation.frontdesk.kill();
    await holder.query('rollback');
    holder.release();
    await eventually('its transaction is over', async () => (await waiting()).length === 0);
    await installation.start();

    expect(await runOf(runId)).toMatchObject({ state: 'running', claimed: true });
    expect(await imported()).toEqual(before);
    await isTakenOver(runId);
    const { [eventTypes.dauerwelle]: _gone, ...staying } = before;
    expect(await imported()).toEqual({ ...staying, [eventTypes.herrenhaarschnitt]: 35, [NEW_TYPE]: 15 });
    expect(await installation.sql(`select 1 from services where title = 'Kinderhaarschnitt'`)).toHaveLength(1);
  }, 120_000);
}
