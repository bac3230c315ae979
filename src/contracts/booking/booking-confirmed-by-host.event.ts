/** Recorded with the booking's new status: a host confirmed at Cal.com what was pending. */
export class BookingConfirmedByHost {
  static readonly eventName = 'BookingConfirmedByHost';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
  ) {}
}
