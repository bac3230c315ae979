import { Query } from '@nestjs/cqrs';

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

/** Future bookings of removed teams, of one of them if named; soonest first. */
export class ListStrandedBookings extends Query<StrandedBooking[]> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string | null = null,
  ) {
    super();
  }
}
