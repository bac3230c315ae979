import { Query } from '@nestjs/cqrs';

/** Whether bookings of ours stand, or could come alive again, at these event types in the time to come. */
export class HasFutureBookings extends Query<boolean> {
  constructor(readonly where: { companyId: string; calcomInstance: string; calcomEventTypeIds: number[] }) {
    super();
  }
}
