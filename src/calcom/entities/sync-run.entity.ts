import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { SyncTrigger } from '../../contracts/calcom/request-team-sync.command.js';
import { newId } from '../../shared/ids.js';

export type SyncRunState = 'queued' | 'running' | 'synced' | 'partial' | 'error';

/** One reading of an assigned team: at most one open run an assignment (index sync_runs_one_open). */
@Entity({ tableName: 'sync_runs' })
export class SyncRun {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  @Property({ type: 'uuid' })
  companyTeamId: string;

  @Property({ type: 'text' })
  trigger: SyncTrigger;

  @Property({ type: 'text' })
  state: SyncRunState;

  @Property({ type: 'integer' })
  created: number = 0;

  @Property({ type: 'integer' })
  updated: number = 0;

  @Property({ type: 'integer' })
  unchanged: number = 0;

  @Property({ type: 'integer' })
  deactivated: number = 0;

  @Property({ type: 'integer' })
  conflict: number = 0;

  @Property({ type: 'text', nullable: true })
  error: string | null = null;

  @Property({ type: 'datetime', nullable: true })
  finishedAt: Date | null = null;

  constructor(companyId: string, companyTeamId: string, trigger: SyncTrigger) {
    this.id = newId();
    this.companyId = companyId;
    this.companyTeamId = companyTeamId;
    this.trigger = trigger;
    this.state = 'queued';
  }
}
