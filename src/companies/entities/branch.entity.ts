import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { OpeningHours } from '../../contracts/companies/opening-hours.js';

/** A location of a company. Zone and language are the company's where null. */
@Entity({ tableName: 'branches' })
export class Branch {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  /** Limits the branch to one of the company's teams; null: all of them. */
  @Property({ type: 'uuid', nullable: true })
  companyTeamId: string | null;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  slug: string;

  @Property({ type: 'text', nullable: true })
  timeZone: string | null;

  @Property({ type: 'text', nullable: true })
  language: string | null;

  @Property({ type: 'boolean' })
  isActive: boolean;

  /** Only chooses between the answers `closed` and `unavailable`; Cal.com's slots are never filtered by it. */
  @Property({ type: 'json', nullable: true })
  openingHours: OpeningHours | null;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(details: BranchDetails) {
    this.id = newId();
    this.companyId = details.companyId;
    this.companyTeamId = details.companyTeamId ?? null;
    this.name = details.name;
    this.slug = details.slug;
    this.timeZone = details.timeZone ?? null;
    this.language = details.language ?? null;
    this.isActive = true;
    this.openingHours = details.openingHours ?? null;
  }

  /** Writes what is given; what is left out stays as it is. */
  change(change: BranchChange): void {
    this.name = change.name ?? this.name;
    this.slug = change.slug ?? this.slug;
    this.isActive = change.isActive ?? this.isActive;
    if (change.companyTeamId !== undefined) this.companyTeamId = change.companyTeamId;
    if (change.timeZone !== undefined) this.timeZone = change.timeZone;
    if (change.language !== undefined) this.language = change.language;
    if (change.openingHours !== undefined) this.openingHours = change.openingHours;
  }
}

export interface BranchDetails {
  companyId: string;
  name: string;
  slug: string;
  companyTeamId?: string | null;
  timeZone?: string | null;
  language?: string | null;
  openingHours?: OpeningHours | null;
}

export type BranchChange = Partial<Omit<BranchDetails, 'companyId'>> & { isActive?: boolean };
