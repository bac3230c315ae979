import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

/** A business that Frontdesk answers the phone for: the tenant. */
@Entity({ tableName: 'companies' })
export class Company {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  slug: string;

  @Property({ type: 'boolean' })
  isActive: boolean;

  /** IANA; branches without a zone of their own have this one. */
  @Property({ type: 'text' })
  timeZone: string;

  /** ISO 639-1. */
  @Property({ type: 'text' })
  language: string;

  @Property({ type: 'integer' })
  syncIntervalHours: number;

  @Property({ type: 'integer' })
  moveNoticeMinutes: number;

  @Property({ type: 'integer' })
  cancelNoticeMinutes: number;

  @Property({ type: 'integer' })
  retentionDays: number;

  @Property({ type: 'datetime' })
  createdAt: Date;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(details: CompanyDetails, now: Date) {
    this.id = newId();
    this.name = details.name;
    this.slug = details.slug;
    this.isActive = true;
    this.timeZone = details.timeZone;
    this.language = details.language;
    this.syncIntervalHours = details.syncIntervalHours ?? 24;
    this.moveNoticeMinutes = details.moveNoticeMinutes ?? 0;
    this.cancelNoticeMinutes = details.cancelNoticeMinutes ?? 0;
    this.retentionDays = details.retentionDays ?? 365;
    this.createdAt = now;
  }

  /** Writes what is given; what is left out stays as it is. How often teams are read has a command of its own. */
  change(change: CompanyChange): void {
    this.name = change.name ?? this.name;
    this.slug = change.slug ?? this.slug;
    this.timeZone = change.timeZone ?? this.timeZone;
    this.language = change.language ?? this.language;
    this.isActive = change.isActive ?? this.isActive;
    this.moveNoticeMinutes = change.moveNoticeMinutes ?? this.moveNoticeMinutes;
    this.cancelNoticeMinutes = change.cancelNoticeMinutes ?? this.cancelNoticeMinutes;
    this.retentionDays = change.retentionDays ?? this.retentionDays;
  }
}

export interface CompanyDetails {
  name: string;
  slug: string;
  timeZone: string;
  language: string;
  syncIntervalHours?: number;
  moveNoticeMinutes?: number;
  cancelNoticeMinutes?: number;
  retentionDays?: number;
}

export type CompanyChange = Partial<Omit<CompanyDetails, 'syncIntervalHours'>> & { isActive?: boolean };
