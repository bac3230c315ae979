import { Command } from '@nestjs/cqrs';

/**
 * A person has looked after a booking that needs attention. What they say has to be so at Cal.com: `confirmed` takes over where it
 * stands there, `cancelled` only what stands there no more.
 * @throws AppError request.not_found, booking.needs_no_attention, booking.stands_at_calcom, booking.not_at_calcom,
 * booking.temporarily_unavailable, booking.changed_meanwhile
 */
export class ResolveBooking extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly resolution: 'confirmed' | 'cancelled',
  ) {
    super();
  }
}
