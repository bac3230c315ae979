import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DescribeEventTypes, type EventTypeView } from '../../contracts/calcom/describe-event-types.query.js';
import { utc } from '../../shared/instants.js';
import type { CalcomBookingField } from '../clients/calcom-booking-field.js';

type Row = Omit<EventTypeView, 'lengths' | 'bookingFields'> & {
  durationMinutes: number;
  lengthOptions: number[];
  bookingFields: CalcomBookingField[];
};

const EVENT_TYPES = `
  select m.id as "mappingId", m.name as title, m.slug, m.duration_minutes as "durationMinutes", m.length_options as "lengthOptions",
    m.scheduling_type as "schedulingType", m.booking_fields as "bookingFields", m.notice_minutes as "noticeMinutes",
    m.buffer_before_minutes as "bufferBeforeMinutes", m.buffer_after_minutes as "bufferAfterMinutes",
    m.slot_interval_minutes as "slotIntervalMinutes", m.requires_confirmation as "requiresConfirmation", m.is_active as "isActive",
    m.not_bookable_reason as "notBookableReason", to_json(m.last_synced_at)#>>'{}' as "lastSyncedAt",
    array(
      select coalesce(k.name, host ->> 'name', k.username, '#' || (host ->> 'userId'))
      from jsonb_array_elements(m.hosts) with ordinality as h (host, place)
        left join calcom_team_members k on k.company_id = m.company_id and k.company_team_id = m.company_team_id
          and k.calcom_user_id = (host ->> 'userId')::int
      order by place) as hosts
  from team_event_type_mappings m where m.company_id = ? and m.id = any(?::uuid[])`;

@QueryHandler(DescribeEventTypes)
export class DescribeEventTypesHandler implements IQueryHandler<DescribeEventTypes> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, mappingIds }: DescribeEventTypes): Promise<EventTypeView[]> {
    if (mappingIds.length === 0) return [];
    const rows = await this.em.execute<Row[]>(EVENT_TYPES, [companyId, `{${mappingIds.join(',')}}`]);
    return rows.map(({ durationMinutes, lengthOptions, bookingFields, lastSyncedAt, ...eventType }) => ({
      ...eventType,
      lengths: lengthOptions.length > 0 ? lengthOptions : [durationMinutes],
      bookingFields: bookingFields
        .filter(({ hidden }) => !hidden)
        .map(({ slug, label, type, required, isDefault, options = [] }) => ({ slug, label, type, required, isDefault, options })),
      lastSyncedAt: utc(lastSyncedAt),
    }));
  }
}
