/** Recorded with the booking's new status: it was cancelled at Cal.com, by the host or by the customer's mail, and not through a call. */
export class BookingCancelledAtCalcom {
  static readonly eventName = 'BookingCancelledAtCalcom';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
  ) {}
}
