import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

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

  @Property({ type: 'boolean' })
  isActive!: boolean;

  get name(): string {
    return this.displayName ?? this.title;
  }

  activate(): void {
    this.isActive = true;
  }

  deactivate(): void {
    this.isActive = false;
  }
}
