import { BookingCancelled } from './booking/booking-cancelled.event.js';
import { BookingConfirmed } from './booking/booking-confirmed.event.js';
import { BookingMoved } from './booking/booking-moved.event.js';
import { BookingCancelledAtCalcom } from './booking/booking-cancelled-at-calcom.event.js';
import { BookingConfirmedByHost } from './booking/booking-confirmed-by-host.event.js';
import { BookingDeclinedByHost } from './booking/booking-declined-by-host.event.js';
import { BookingMovedAtCalcom } from './booking/booking-moved-at-calcom.event.js';
import { BookingRefused } from './booking/booking-refused.event.js';
import { BookingValidated } from './booking/booking-validated.event.js';
import { CallbackRequested } from './booking/callback-requested.event.js';
import { ChangeRefused } from './booking/change-refused.event.js';
import { EventTypeTakenOver } from './calcom/event-type-taken-over.event.js';
import { EventTypesImported } from './calcom/event-types-imported.event.js';
import { TeamAssigned } from './companies/team-assigned.event.js';
import { TeamRemoved } from './companies/team-removed.event.js';

/** Every domain event: what stands in `outbox.name` is one of these names. */
export const DOMAIN_EVENTS = [
  BookingCancelled,
  BookingConfirmed,
  BookingMoved,
  BookingCancelledAtCalcom,
  BookingConfirmedByHost,
  BookingDeclinedByHost,
  BookingMovedAtCalcom,
  BookingRefused,
  BookingValidated,
  CallbackRequested,
  ChangeRefused,
  EventTypeTakenOver,
  EventTypesImported,
  TeamAssigned,
  TeamRemoved,
] as const;

export type DomainEventClass = (typeof DOMAIN_EVENTS)[number];
export type DomainEvent = InstanceType<DomainEventClass>;
export type DomainEventName = DomainEventClass['eventName'];
