import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

/** Somebody should ring this caller. */
@Entity({ tableName: 'callback_requests' })
export class CallbackRequest {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  @Property({ type: 'uuid' })
  branchId: string;

  @Property({ type: 'uuid', nullable: true })
  callId: string | null;

  @Property({ type: 'text', nullable: true })
  name: string | null;

  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Property({ type: 'text' })
  reason: string;

  @Property({ type: 'text', nullable: true })
  window: string | null;

  constructor(details: Omit<CallbackRequest, 'id'>) {
    this.id = newId();
    this.companyId = details.companyId;
    this.branchId = details.branchId;
    this.callId = details.callId;
    this.name = details.name;
    this.phone = details.phone;
    this.reason = details.reason;
    this.window = details.window;
  }
}
