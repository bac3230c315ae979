import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

export type TeamSyncStatus = 'pending' | 'syncing' | 'synced' | 'partial' | 'error';

/** A team assignment: which Cal.com team is whose, and how far its import is. */
@Entity({ tableName: 'company_teams' })
export class CompanyTeam {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  @Property({ type: 'uuid' })
  connectionId: string;

  @Property({ type: 'integer' })
  calcomTeamId: number;

  @Property({ type: 'text', nullable: true })
  calcomTeamName: string | null;

  @Property({ type: 'text' })
  teamSyncStatus: TeamSyncStatus;

  @Property({ type: 'datetime', nullable: true })
  lastTeamSync: Date | null;

  @Property({ type: 'datetime' })
  nextSyncAt: Date;

  @Property({ type: 'text', nullable: true })
  teamSyncError: string | null;

  @Property({ type: 'integer' })
  teamMemberCount: number;

  @Property({ type: 'integer' })
  teamEventTypeCount: number;

  /** When TeamAssigned was recorded; null for a row that plain SQL inserted and the scheduler has not seen. */
  @Property({ type: 'datetime', nullable: true })
  announcedAt: Date | null;

  @Property({ type: 'datetime', nullable: true })
  removedAt: Date | null;

  constructor(companyId: string, connectionId: string, calcomTeamId: number, now: Date) {
    this.id = newId();
    this.companyId = companyId;
    this.connectionId = connectionId;
    this.calcomTeamId = calcomTeamId;
    this.calcomTeamName = null;
    this.teamSyncStatus = 'pending';
    this.lastTeamSync = null;
    this.nextSyncAt = now;
    this.teamSyncError = null;
    this.teamMemberCount = 0;
    this.teamEventTypeCount = 0;
    this.announcedAt = now;
    this.removedAt = null;
  }

  /** Due when the time has come and the assignment still stands; an open run is the database's business (sync_runs_one_open). */
  teamSyncIsDue(now: Date): boolean {
    return this.removedAt === null && this.nextSyncAt <= now;
  }

  /** From this commit on none of the team's event types can be booked; nothing else needs to be written. */
  remove(now: Date): void {
    this.removedAt ??= now;
  }
}
