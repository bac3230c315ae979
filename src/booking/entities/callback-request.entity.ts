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

  /** The booking whose outcome somebody must tell; null when the caller asked to be rung. */
  @Property({ type: 'uuid', nullable: true })
  bookingId: string | null;

  @Property({ type: 'text', nullable: true })
  name: string | null;

  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Property({ type: 'text' })
  reason: string;

  @Property({ type: 'text', nullable: true })
  window: string | null;

  @Property({ type: 'text' })
  status: 'open' | 'in_progress' | 'done';

  constructor(details: CallbackDetails & { companyId: string; branchId: string; callId: string | null; bookingId: string | null }) {
    this.id = newId();
    this.companyId = details.companyId;
    this.branchId = details.branchId;
    this.callId = details.callId;
    this.bookingId = details.bookingId;
    this.name = details.name;
    this.phone = details.phone;
    this.reason = details.reason;
    this.window = details.window;
    this.status = 'open';
  }

  change(details: CallbackDetails): void {
    Object.assign(this, details);
  }
}

export interface CallbackDetails {
  name: string | null;
  phone: string | null;
  reason: string;
  window: string | null;
}
