import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { UpdateService } from '../../contracts/companies/update-service.command.js';

/**
 * What the company sells, backed by one event type. Rows are made and their Cal.com-owned fields written by a sync
 * (ApplyEventTypeDiff); every other field is the company's and never touched by one (invariant 6).
 */
@Entity({ tableName: 'services' })
export class Service {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  mappingId!: string;

  /** Cal.com's. */
  @Property({ type: 'text' })
  title!: string;

  /** Cal.com's. */
  @Property({ type: 'integer' })
  durationMinutes!: number;

  /** Cal.com's. */
  @Property({ type: 'integer[]' })
  lengthOptions!: number[];

  @Property({ type: 'text', nullable: true })
  displayName!: string | null;

  @Property({ type: 'text[]' })
  aliases!: string[];

  @Property({ type: 'text', nullable: true })
  category!: string | null;

  /** Minor units of `currency`. */
  @Property({ type: 'integer', nullable: true })
  priceMinor!: number | null;

  @Property({ type: 'text', nullable: true })
  currency!: string | null;

  @Property({ type: 'text' })
  emailPolicy!: 'technical' | 'ask';

  /** Minutes before the start by which callers have to book; null: Cal.com's alone. */
  @Property({ type: 'integer', nullable: true })
  noticeMinutes!: number | null;

  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  /** Writes the given company-owned fields; what is left out stays as it is. */
  change(change: UpdateService['change']): void {
    if (change.displayName !== undefined) this.displayName = change.displayName;
    if (change.aliases !== undefined) this.aliases = [...new Set(change.aliases)];
    if (change.category !== undefined) this.category = change.category;
    if (change.price !== undefined) {
      this.priceMinor = change.price?.minor ?? null;
      this.currency = change.price?.currency ?? null;
    }
    if (change.emailPolicy !== undefined) this.emailPolicy = change.emailPolicy;
    if (change.noticeMinutes !== undefined) this.noticeMinutes = change.noticeMinutes;
    if (change.isActive !== undefined) this.isActive = change.isActive;
  }
}
