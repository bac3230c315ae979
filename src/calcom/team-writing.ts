import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventTypesImported } from '../contracts/calcom/event-types-imported.event.js';
import { ApplyEventTypeDiff, type ImportedEventType } from '../contracts/companies/apply-event-type-diff.command.js';
import type { BegunTeamSync } from '../contracts/companies/begin-team-sync.command.js';
import { RecordTeamSync } from '../contracts/companies/record-team-sync.command.js';
import { EventRecorder } from '../outbox/event-recorder.js';
import { newId } from '../shared/ids.js';
import { type EventTypeDiff, type MappingContent, diffEventTypes } from './event-type-diff.js';
import { SlotCache } from './slot-cache.js';
import { type ClaimedRun, type SyncCounts, SyncRuns } from './sync-runs.js';
import type { TeamReading } from './team-reading.js';
import { deactivateMappings, insertMappings, knownMappings, updateMappings, writeMembers } from './team-statements.js';

type CompleteReading = Extract<TeamReading, { keyIsAdmin: true }>;

/** `empty`: not believed yet. `overtaken`: another worker has the run. `reassigned`: the assignment is another one by now. */
export type Written = 'synced' | 'partial' | 'empty' | 'overtaken' | 'reassigned';

/** Takes the transaction back: nothing of this reading may be written. */
class NotWritten extends Error {
  constructor(readonly written: 'overtaken' | 'reassigned') {
    super(written);
  }
}

/** Writes one reading: mappings, members, services, the run's outcome and EventTypesImported, in one transaction. */
@Injectable()
export class TeamWriter {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly events: EventRecorder,
    private readonly runs: SyncRuns,
    private readonly slots: SlotCache,
  ) {}

  async write(run: ClaimedRun, assignment: BegunTeamSync, reading: CompleteReading): Promise<Written> {
    try {
      const written = await this.em.transactional(() => this.writeAll(run, assignment, reading));
      for (const eventType of reading.eventTypes) this.slots.clear(run.companyId, eventType.id);
      return written;
    } catch (error) {
      if (error instanceof NotWritten) return error.written;
      throw error;
    }
  }

  /** The two outcomes first: their rows stay locked, so that neither a take-over nor a removal comes in between. */
  private async writeAll(run: ClaimedRun, assignment: BegunTeamSync, reading: CompleteReading): Promise<Written> {
    const known = await knownMappings(this.em, assignment, reading.eventTypes);
    const hadSome = known.some((mapping) => mapping.isActive && mapping.companyTeamId === run.companyTeamId);
    if (reading.eventTypes.length === 0 && hadSome && !(await this.runs.emptyWasSeenBefore(run.companyTeamId))) return 'empty';
    const diff = diffEventTypes(assignment, reading.eventTypes, known);
    const status = await this.recordOutcome(run, assignment, reading, diff);
    await this.writeDiff(assignment, diff);
    await writeMembers(this.em, assignment, reading.members);
    return status;
  }

  private async recordOutcome(run: ClaimedRun, assignment: BegunTeamSync, reading: CompleteReading, diff: EventTypeDiff) {
    const counts = countsOf(diff);
    const status = counts.conflict > 0 ? 'partial' : 'synced';
    const error = counts.conflict > 0 ? `conflict: ${counts.conflict} event types belong to another company` : null;
    if (!(await this.runs.finish(run, status, counts, diff.conflicts, error))) throw new NotWritten('overtaken');
    const found = { teamName: reading.team.name, memberCount: reading.members.length, eventTypeCount: reading.eventTypes.length };
    const outcome = new RecordTeamSync(run.companyId, run.companyTeamId, { status, error, ...found }, assignment.assignedAt);
    if (!(await this.commands.execute(outcome))) throw new NotWritten('reassigned');
    const { notBookable: _notBookable, ...announced } = counts;
    this.events.record(new EventTypesImported(run.companyId, run.companyTeamId, run.id, announced));
    return status;
  }

  private async writeDiff(assignment: BegunTeamSync, diff: EventTypeDiff): Promise<void> {
    const created = diff.create.map((content) => ({ id: newId(), content }));
    await insertMappings(this.em, assignment, created);
    await updateMappings(this.em, assignment, diff.update);
    await deactivateMappings(this.em, diff.deactivate);
    if (created.length + diff.update.length === 0) return;
    await this.commands.execute(new ApplyEventTypeDiff(assignment.companyId, created.map(imported), diff.update.map(imported)));
  }
}

function countsOf(diff: EventTypeDiff): SyncCounts {
  return {
    created: diff.create.length,
    updated: diff.update.length,
    unchanged: diff.unchanged,
    deactivated: diff.deactivate.length,
    conflict: diff.conflicts.length,
    notBookable: diff.notBookable,
  };
}

function imported({ id, content }: { id: string; content: MappingContent }): ImportedEventType {
  const { name, slug, durationMinutes, lengthOptions } = content;
  return { mappingId: id, title: name, slug, durationMinutes, lengthOptions };
}
