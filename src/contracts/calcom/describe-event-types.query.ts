import { Query } from '@nestjs/cqrs';

/** A question that the event type asks whoever books. */
export interface EventTypeQuestion {
  slug: string;
  label: string;
  type: string;
  required: boolean;
  /** Cal.com's own field, such as name and e-mail; else one that the team made up. */
  isDefault: boolean;
  /** What to choose from; empty for a free answer. */
  options: string[];
}

/** An event type as it was read from Cal.com last: what is changed there and never here (invariant 6). */
export interface EventTypeView {
  mappingId: string;
  title: string;
  slug: string;
  /** Minutes; several when the booker chooses. */
  lengths: number[];
  schedulingType: string | null;
  /** Names; of a user whom nobody named `#` and the id. */
  hosts: string[];
  /** Without the hidden ones. */
  bookingFields: EventTypeQuestion[];
  noticeMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes: number | null;
  requiresConfirmation: boolean;
  isActive: boolean;
  notBookableReason: string | null;
  /** When a sync found it changed last. */
  lastSyncedAt: string;
}

/** What was read of the event types behind these mappings, in one statement; those of another company are left out. */
export class DescribeEventTypes extends Query<EventTypeView[]> {
  constructor(
    readonly companyId: string,
    readonly mappingIds: string[],
  ) {
    super();
  }
}
