import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { SyncTrigger } from '../../contracts/calcom/request-team-sync.command.js';
import type { EventTypeConflict } from '../event-type-diff.js';

/** One run as operators see it, also while it goes on. */
export interface SyncRunView {
  id: string;
  trigger: SyncTrigger;
  state: 'queued' | 'running' | 'synced' | 'partial' | 'error';
  /** Read from Cal.com and written here so far. */
  fetched: number;
  written: number;
  counts: {
    created: number;
    updated: number;
    unchanged: number;
    deactivated: number;
    conflict: number;
    not_bookable: number;
    failed: number;
  };
  conflicts: EventTypeConflict[];
  error: string | null;
  tries: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** When it is tried again; null unless it waits. */
  nextAttemptAt: string | null;
  durationMs: number | null;
}

/** The latest runs of an assignment, newest first; one more than the page has room for when there is a next one. @throws AppError request.not_found */
export class ListSyncRuns extends Query<SyncRunView[]> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly filter: { state?: SyncRunView['state'] },
    readonly page: PageAsk,
  ) {
    super();
  }
}
