import { Query } from '@nestjs/cqrs';
import type { BookingDetails } from './booking-rows.js';

/** One booking with its attempts and every uid it ever had. @throws AppError request.not_found */
export class GetBooking extends Query<BookingDetails> {
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
  ) {
    super();
  }
}
