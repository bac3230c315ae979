import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
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

  @Property({ type: 'datetime' })
  createdAt: Date;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

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
    this.createdAt = now;
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
}
