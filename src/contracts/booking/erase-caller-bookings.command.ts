import { Command } from '@nestjs/cqrs';

/**
 * Takes the person out of these bookings and callback requests; time, service and uid stay, so that the business can still move and
 * cancel them. The number of another caller stays at what that caller made. Joins the open transaction; may be sent again.
 */
export class EraseCallerBookings extends Command<void> {
  constructor(readonly what: { companyId: string; phoneNumber: string; bookingIds: string[]; callbackRequestIds: string[] }) {
    super();
  }
}
