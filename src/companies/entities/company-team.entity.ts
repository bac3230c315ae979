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

  /** Of the connection; a trigger writes it too, for rows that plain SQL inserts. */
  @Property({ type: 'text' })
  calcomInstance: string;

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

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  constructor(companyId: string, connection: { id: string; calcomInstance: string }, calcomTeamId: number, now: Date) {
    this.id = newId();
    this.companyId = companyId;
    this.connectionId = connection.id;
    this.calcomInstance = connection.calcomInstance;
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

  /** The company takes its own former team back: the same row, because mappings and services point at it. */
  assignAgain(connectionId: string, now: Date): void {
    this.connectionId = connectionId;
    this.removedAt = null;
    this.teamSyncStatus = 'pending';
    this.teamSyncError = null;
    this.nextSyncAt = now;
    this.announcedAt = now;
  }

  /** Whether the scheduler would ask for a sync now; TEAM_SYNC_IS_DUE says the same in SQL. Nobody syncs a row before it is announced. */
  teamSyncIsDue(now: Date, hasOpenRun: boolean): boolean {
    return this.nextSyncAt <= now && this.removedAt === null && this.announcedAt !== null && !hasOpenRun;
  }

  /** From this commit on none of the team's event types can be booked; nothing else needs to be written. False: it was removed before. */
  remove(now: Date): boolean {
    if (this.removedAt) return false;
    this.removedAt = now;
    return true;
  }
}
