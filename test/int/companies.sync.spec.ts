import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { ApplyEventTypeDiff, type ImportedEventType } from '../../src/contracts/companies/apply-event-type-diff.command.js';
import { AssignTeam } from '../../src/contracts/companies/assign-team.command.js';
import { BeginTeamSync } from '../../src/contracts/companies/begin-team-sync.command.js';
import { RecordTeamSync } from '../../src/contracts/companies/record-team-sync.command.js';
import { UpdateService } from '../../src/contracts/companies/update-service.command.js';
import { type CompaniesApp, startCompanies } from '../support/companies-app.js';
import { aCompany, aConnection, aFurnishedCompany, aMapping, anInsertedTeam, unused } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let app: CompaniesApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startCompanies(database.url);
  await aConnection(app.sql, { label: 'default' });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function imported(mappingId: string, over: Partial<ImportedEventType> = {}): ImportedEventType {
  return { mappingId, title: 'Beratung', slug: 'beratung', durationMinutes: 15, lengthOptions: [15, 30, 60], ...over };
}

describe('ApplyEventTypeDiff', () => {
  it('makes a service for each new mapping', async () => {
    const companyId = await aCompany(app.sql);
    const teamId = await anInsertedTeam(app.sql, companyId);
    const mappings = [await aMapping(app.sql, companyId, teamId), await aMapping(app.sql, companyId, teamId)];

    await app.tell(
      new ApplyEventTypeDiff(
        companyId,
        mappings.map((id) => imported(id, { title: `O'Neil "?" \\ ${id}` })),
        [],
      ),
    );

    const rows = await app.sql(
      'select mapping_id, title, slug, duration_minutes, length_options, is_active from services where company_id = $1',
      [companyId],
    );
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining(
        mappings.map((id) => ({
          ...{ mapping_id: id, title: `O'Neil "?" \\ ${id}`, slug: 'beratung', duration_minutes: 15 },
          ...{ length_options: [15, 30, 60], is_active: true },
        })),
      ),
    );
  });

  it('writes the Cal.com-owned columns of a known service and not one other', async () => {
    const { companyId, mappingId, serviceId } = await aFurnishedCompany(app.sql);
    const own = { displayName: 'Damen', aliases: ['Schnitt'], category: 'Haare', price: { minor: 4900, currency: 'EUR' } };
    await app.tell(new UpdateService(companyId, serviceId, { ...own, emailPolicy: 'ask', isActive: false }));
    const [before] = await app.sql<Record<string, unknown>>('select * from services where id = $1', [serviceId]);

    await app.tell(new ApplyEventTypeDiff(companyId, [], [imported(mappingId)]));

    const [after] = await app.sql<Record<string, unknown>>('select * from services where id = $1', [serviceId]);
    const changed = Object.keys(after ?? {}).filter((column) => JSON.stringify(after?.[column]) !== JSON.stringify(before?.[column]));
    expect(changed.toSorted()).toEqual(['duration_minutes', 'length_options', 'slug', 'title', 'updated_at']);
    expect(after).toMatchObject({ title: 'Beratung', slug: 'beratung', duration_minutes: 15, length_options: [15, 30, 60] });
  });

  it('is the same when told twice', async () => {
    const companyId = await aCompany(app.sql);
    const mappingId = await aMapping(app.sql, companyId, await anInsertedTeam(app.sql, companyId));

    await app.tell(new ApplyEventTypeDiff(companyId, [imported(mappingId)], []));
    await app.tell(new ApplyEventTypeDiff(companyId, [imported(mappingId)], []));

    expect(await app.sql('select title from services where company_id = $1', [companyId])).toEqual([{ title: 'Beratung' }]);
  });

  it("changes nothing of another company's service", async () => {
    const [mine, other] = [await aFurnishedCompany(app.sql), await aFurnishedCompany(app.sql)];

    await app.tell(new ApplyEventTypeDiff(mine.companyId, [], [imported(other.mappingId)])).catch(() => undefined);

    expect(await app.sql('select company_id, title from services where id = $1', [other.serviceId])).toEqual([
      { company_id: other.companyId, title: 'Haarschnitt' },
    ]);
  });

  it('takes 500 event types in one statement', async () => {
    const companyId = await aCompany(app.sql);
    const teamId = await anInsertedTeam(app.sql, companyId);
    const mappings = await Promise.all(Array.from({ length: 500 }, () => aMapping(app.sql, companyId, teamId)));
    await app.sql('create table if not exists statements_seen (rows int)');
    await app.sql(`
      create or replace function note_statement() returns trigger language plpgsql as $$
      begin insert into statements_seen select count(*) from written; return null; end $$`);
    await app.sql(`
      create or replace trigger note_statement after insert on services referencing new table as written
        for each statement execute function note_statement()`);

    await app.tell(
      new ApplyEventTypeDiff(
        companyId,
        mappings.map((id) => imported(id)),
        [],
      ),
    );

    await app.sql('drop trigger note_statement on services');
    expect(await app.sql('select rows from statements_seen')).toEqual([{ rows: 500 }]);
  });

  it("joins the sync's open transaction: it sees its mappings and goes when it goes", async () => {
    const companyId = await aCompany(app.sql);
    const { companyTeamId } = await app.tell(new AssignTeam(companyId, unused()));
    const mappingId = randomUUID();
    const write = async (): Promise<void> => {
      await app.context.get(EntityManager).execute(
        `insert into team_event_type_mappings
           (id, company_id, company_team_id, calcom_instance, calcom_event_type_id, calcom_team_id, name, slug, duration_minutes, content_hash)
         values (?, ?, ?, 'https://calcom.example', ?, 1, 'Beratung', 'beratung', 15, 'hash')`,
        [mappingId, companyId, companyTeamId, unused()],
      );
      await app.tellHere(new ApplyEventTypeDiff(companyId, [imported(mappingId)], []));
      await app.tellHere(new RecordTeamSync(companyId, companyTeamId, { status: 'error', error: 'not to be seen' }));
    };

    const failing = app.inTransaction(async () => {
      await write();
      throw new Error('the sync failed afterwards');
    });

    await expect(failing).rejects.toThrow('the sync failed afterwards');
    expect(await app.sql('select id from services where company_id = $1', [companyId])).toEqual([]);
    expect(await app.sql('select team_sync_status from company_teams where id = $1', [companyTeamId])).toEqual([
      { team_sync_status: 'pending' },
    ]);

    await app.inTransaction(write);

    expect(await app.sql('select mapping_id from services where company_id = $1', [companyId])).toEqual([{ mapping_id: mappingId }]);
  });
});

describe('RecordTeamSync', () => {
  const now = new Date('2026-11-26T10:00:00Z');

  async function afterRecording(result: RecordTeamSync['result'], syncIntervalHours = 10): Promise<Record<string, unknown>> {
    const companyId = await aCompany(app.sql, { syncIntervalHours });
    const { companyTeamId } = await app.tell(new AssignTeam(companyId, unused()));
    app.clock.setTo(now);
    await app.tell(new RecordTeamSync(companyId, companyTeamId, result));
    const [row] = await app.sql<Record<string, unknown>>('select * from company_teams where id = $1', [companyTeamId]);
    return row ?? {};
  }

  it('keeps what a finished sync counted and comes back after the interval, a tenth earlier or later', async () => {
    const result = { status: 'synced', teamName: 'Seeblick', memberCount: 3, eventTypeCount: 5, error: null } as const;

    const rows = await Promise.all(Array.from({ length: 12 }, () => afterRecording(result)));

    expect(rows[0]).toMatchObject({
      ...{ team_sync_status: 'synced', calcom_team_name: 'Seeblick', team_member_count: 3, team_event_type_count: 5 },
      ...{ team_sync_error: null, last_team_sync: now },
    });
    const waits = rows.map((row) => ((row.next_sync_at as Date).getTime() - now.getTime()) / HOUR_MS);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...waits)).toBeLessThanOrEqual(11);
    expect(new Set(waits).size).toBeGreaterThan(6);
  });

  it('keeps the reason of a partial sync', async () => {
    const row = await afterRecording({ status: 'partial', teamName: 'Seeblick', memberCount: 3, eventTypeCount: 4, error: '1 conflict' });

    expect(row).toMatchObject({ team_sync_status: 'partial', team_sync_error: '1 conflict', last_team_sync: now });
  });

  it('comes back an hour after an error and keeps what was known before', async () => {
    const row = await afterRecording({ status: 'error', error: 'team_missing' });

    expect(row).toMatchObject({ team_sync_status: 'error', team_sync_error: 'team_missing', last_team_sync: null });
    expect(row.next_sync_at).toEqual(new Date(now.getTime() + HOUR_MS));
  });

  it('only tells that a sync runs', async () => {
    const companyId = await aCompany(app.sql);
    const { companyTeamId } = await app.tell(new AssignTeam(companyId, unused()));
    const everything = 'select * from company_teams where id = $1';
    const [before] = await app.sql<Record<string, unknown>>(everything, [companyTeamId]);

    await app.tell(new BeginTeamSync(companyId, companyTeamId));

    const [after] = await app.sql<Record<string, unknown>>(everything, [companyTeamId]);
    expect(after).toEqual({ ...before, team_sync_status: 'syncing', updated_at: expect.any(Date) });
  });

  it("leaves another company's assignment alone", async () => {
    const [owner, other] = [await aCompany(app.sql), await aCompany(app.sql)];
    const { companyTeamId } = await app.tell(new AssignTeam(owner, unused()));

    await app.tell(new BeginTeamSync(other, companyTeamId));

    expect(await app.sql('select team_sync_status from company_teams where id = $1', [companyTeamId])).toEqual([
      { team_sync_status: 'pending' },
    ]);
  });
});
