import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { BookingRow } from './booking-rows.js';

export interface BookingFilter {
  reference?: string;
  status?: string;
  branchId?: string;
  serviceId?: string;
  callId?: string;
  /** Starts at or after, and before. */
  from?: string;
  to?: string;
}

/** Bookings of a company with their attempts, latest start first; one more than the page has room for when there is a next one. */
export class ListBookings extends Query<BookingRow[]> {
  constructor(
    readonly companyId: string,
    readonly filter: BookingFilter,
    readonly page: PageAsk,
  ) {
    super();
  }
}
