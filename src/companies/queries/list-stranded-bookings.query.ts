import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';

/** A future booking of a team that is no longer the company's: it stands at Cal.com until an operator cancels or moves it. */
export interface StrandedBooking {
  id: string;
  reference: string;
  status: string;
  calcomTeamId: number;
  serviceTitle: string;
  branchId: string;
  startAt: string;
  timeZone: string;
}

/** Future bookings of removed teams, soonest first; one more than the page has room for when there is a next one. */
export class ListStrandedBookings extends Query<StrandedBooking[]> {
  constructor(
    readonly companyId: string,
    readonly page: PageAsk,
  ) {
    super();
  }
}
