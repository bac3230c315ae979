import type { QueryBus } from '@nestjs/cqrs';
import { DescribeEventTypes, type EventTypeView } from '../../contracts/calcom/describe-event-types.query.js';
import type { ServiceView } from '../../contracts/companies/list-services.query.js';

/** A service with what its event type is at Cal.com; null when nothing was read of it. */
export type DescribedService = ServiceView & { calcom: EventTypeView | null };

/** One question for all of them. */
export async function describedServices(queries: QueryBus, companyId: string, services: ServiceView[]): Promise<DescribedService[]> {
  const mappingIds = services.map(({ mappingId }) => mappingId);
  const eventTypes = await queries.execute(new DescribeEventTypes(companyId, mappingIds));
  const byMapping = new Map(eventTypes.map((eventType) => [eventType.mappingId, eventType]));
  return services.map((service) => ({ ...service, calcom: byMapping.get(service.mappingId) ?? null }));
}
