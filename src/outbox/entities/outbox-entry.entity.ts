import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

/** A domain event waiting to be delivered (table `outbox`). The payload holds ids and facts, no personal data. */
@Entity({ tableName: 'outbox' })
export class OutboxEntry {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'json' })
  payload: Record<string, unknown>;

  @Property({ type: 'datetime', defaultRaw: 'now()' })
  recordedAt: Date;

  constructor(name: string, payload: Record<string, unknown>, now: Date) {
    this.id = newId();
    this.name = name;
    this.payload = payload;
    this.recordedAt = now;
  }
}
