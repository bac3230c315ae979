import { Query } from '@nestjs/cqrs';

export interface FreeTimesQuestion {
  companyId: string;
  branchId: string;
  serviceId: string;
  /** yyyy-mm-dd, a local day of the branch; null: today there. */
  date: string | null;
  /** Only where the service has several lengths. */
  durationMinutes: number | null;
  /** A booking that would leave its time for the new one: its length counts, and its own time as free. */
  bookingId: string | null;
  /** Operators may move bookings of teams that are no longer the company's. */
  formerTeamsToo: boolean;
}

export const NOTHING_FREE = ['closed', 'unavailable', 'past', 'too_far'] as const;

export interface FreeTimesView {
  date: string;
  timeZone: string;
  durationMinutes: number;
  starts: Date[];
  /** Why there are none; null when there are some. */
  reason: (typeof NOTHING_FREE)[number] | null;
}

/**
 * What could be booked at a branch on one local day, by the rules of a call.
 * @throws AppError request.not_found for ids that are not the company's, booking.<status> where nothing can be booked at all,
 *   booking.ask_duration, booking.temporarily_unavailable when Cal.com does not answer
 */
export class ListFreeTimes extends Query<FreeTimesView> {
  constructor(readonly asked: FreeTimesQuestion) {
    super();
  }
}
