import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventTypesImported } from '../contracts/calcom/event-types-imported.event.js';
import { ApplyEventTypeDiff, type ImportedEventType } from '../contracts/companies/apply-event-type-diff.command.js';
import type { TeamAssignmentView } from '../contracts/companies/get-team-assignment.query.js';
import { RecordTeamSync } from '../contracts/companies/record-team-sync.command.js';
import { EventRecorder } from '../outbox/event-recorder.js';
import { newId } from '../shared/ids.js';
import { Metrics } from '../shared/metrics.js';
import { type EventTypeDiff, type KnownMapping, type MappingContent, diffEventTypes } from './event-type-diff.js';
import { SlotCache } from './slot-cache.js';
import type { TeamReading } from './team-reading.js';
import { deactivateMappings, insertMappings, updateMappings, writeMembers } from './team-statements.js';

/** A run as its worker claimed it; `attempt` fences off a worker whose run was taken over. */
export interface ClaimedRun {
  id: string;
  companyId: string;
  companyTeamId: string;
  attempt: number;
}

export type SyncOutcome = 'synced' | 'partial' | 'error' | 'overtaken';

/** Writes one reading: mappings, members, services, the run's outcome and EventTypesImported, in one transaction. */
@Injectable()
export class TeamWriter {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly events: EventRecorder,
    private readonly slots: SlotCache,
    private readonly metrics: Metrics,
  ) {}

  async write(run: ClaimedRun, assignment: TeamAssignmentView, reading: TeamReading): Promise<SyncOutcome> {
    if (!reading.keyIsAdmin) {
      await this.fail(
        run,
        'key_not_team_admin',
        'The API key’s user is not an accepted admin or owner of the team; make it one at Cal.com.',
      );
      return 'error';
    }
    const outcome = await this.em.transactional(async () => {
      if (!(await this.isCurrent(run))) return 'overtaken' as const;
      const known = await this.knownMappings(assignment, reading);
      if (reading.eventTypes.length === 0 && !(await this.emptyIsBelievable(run, known))) return 'empty' as const;
      const diff = diffEventTypes(assignment, reading.eventTypes, known);
      await this.writeDiff(assignment, diff);
      await writeMembers(this.em, assignment, reading.members);
      return this.finish(run, reading, diff);
    });
    if (outcome === 'empty') {
      await this.fail(
        run,
        'team_empty_unconfirmed',
        'Cal.com lists no event types for the team; nothing was changed until a second reading says the same.',
      );
      return 'error';
    }
    for (const eventType of reading.eventTypes) this.slots.clear(run.companyId, eventType.id);
    return outcome;
  }

  /** Ends the run for good; the assignment shows why. */
  async fail(run: ClaimedRun, code: string, text: string): Promise<void> {
    await this.em.transactional(async () => {
      if (!(await this.isCurrent(run))) return;
      await this.em.execute(`update sync_runs set state = 'error', error = ?, finished_at = now(), claimed_until = null where id = ?`, [
        `${code}: ${text}`,
        run.id,
      ]);
      await this.commands.execute(new RecordTeamSync(run.companyId, run.companyTeamId, { status: 'error', error: `${code}: ${text}` }));
    });
    this.metrics.syncRuns.inc({ outcome: 'error' });
  }

  /** Lets the run wait; a wait for the budget's window costs no attempt. */
  async retry(run: ClaimedRun, error: string, seconds: number, free: boolean): Promise<void> {
    await this.em.execute(
      `update sync_runs set error = ?, claimed_until = null, next_attempt_at = now() + ? * interval '1 s', attempts = attempts - ?
       where id = ? and attempts = ? and finished_at is null`,
      [error, seconds, free ? 1 : 0, run.id, run.attempt],
    );
  }

  private async isCurrent(run: ClaimedRun): Promise<boolean> {
    const rows = await this.em.execute(
      `select r.id from sync_runs r join company_teams t on t.id = r.company_team_id
       where r.id = ? and r.attempts = ? and r.finished_at is null for update of r, t`,
      [run.id, run.attempt],
    );
    return rows.length > 0;
  }

  private knownMappings(assignment: TeamAssignmentView, reading: TeamReading): Promise<KnownMapping[]> {
    return this.em.execute<KnownMapping[]>(
      `select id, company_id as "companyId", company_team_id as "companyTeamId", calcom_event_type_id as "calcomEventTypeId",
         is_active as "isActive", content_hash as "contentHash"
       from team_event_type_mappings
       where company_team_id = ? or (calcom_instance = ? and calcom_event_type_id = any(?::int[]))`,
      [assignment.companyTeamId, assignment.calcomInstance, `{${reading.eventTypes.map((eventType) => eventType.id).join(',')}}`],
    );
  }

  /** Invariant 4: an empty list counts if nothing was active before, or an earlier run at least 10 minutes ago said the same. */
  private async emptyIsBelievable(run: ClaimedRun, known: KnownMapping[]): Promise<boolean> {
    if (!known.some((mapping) => mapping.isActive && mapping.companyTeamId === run.companyTeamId)) return true;
    const [last] = await this.em.execute<{ said_so: boolean }[]>(
      `select error like 'team_empty_unconfirmed%' and finished_at < now() - interval '10 minutes' as said_so
       from sync_runs where company_team_id = ? and finished_at is not null order by finished_at desc limit 1`,
      [run.companyTeamId],
    );
    return last?.said_so === true;
  }

  private async writeDiff(assignment: TeamAssignmentView, diff: EventTypeDiff): Promise<void> {
    const created = diff.create.map((content) => ({ id: newId(), content }));
    await insertMappings(this.em, assignment, created);
    await updateMappings(this.em, assignment, diff.update);
    await deactivateMappings(this.em, diff.deactivate);
    if (created.length + diff.update.length === 0) return;
    await this.commands.execute(new ApplyEventTypeDiff(assignment.companyId, created.map(imported), diff.update.map(imported)));
  }

  private async finish(run: ClaimedRun, reading: TeamReading, diff: EventTypeDiff): Promise<'synced' | 'partial'> {
    const status = diff.conflicts.length > 0 ? 'partial' : 'synced';
    const error = status === 'partial' ? `conflict: ${diff.conflicts.length} event types belong to another company` : null;
    const counts = {
      created: diff.create.length,
      updated: diff.update.length,
      unchanged: diff.unchanged,
      deactivated: diff.deactivate.length,
      conflict: diff.conflicts.length,
    };
    await this.em.execute(
      `update sync_runs set state = ?, created = ?, updated = ?, unchanged = ?, deactivated = ?, conflict = ?, not_bookable = ?,
         conflicts = ?::jsonb, error = ?, progress = ?::jsonb, finished_at = now(), claimed_until = null where id = ?`,
      [
        status,
        ...Object.values(counts),
        diff.notBookable,
        JSON.stringify(diff.conflicts),
        error,
        JSON.stringify({ fetched: reading.eventTypes.length, written: counts.created + counts.updated + counts.deactivated }),
        run.id,
      ],
    );
    const result = {
      status,
      teamName: reading.team.name,
      memberCount: reading.members.length,
      eventTypeCount: reading.eventTypes.length,
      error,
    } as const;
    await this.commands.execute(new RecordTeamSync(run.companyId, run.companyTeamId, result));
    this.events.record(new EventTypesImported(run.companyId, run.companyTeamId, run.id, counts));
    this.metrics.syncRuns.inc({ outcome: status });
    return status;
  }
}

function imported({ id, content }: { id: string; content: MappingContent }): ImportedEventType {
  const { name, slug, durationMinutes, lengthOptions } = content;
  return { mappingId: id, title: name, slug, durationMinutes, lengthOptions };
}
