/** Recorded with the booking's new status: a host declined at Cal.com what was pending. */
export class BookingDeclinedByHost {
  static readonly eventName = 'BookingDeclinedByHost';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
  ) {}
}
