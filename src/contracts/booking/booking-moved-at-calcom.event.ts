/** Recorded with the booking's new time and uid: it was moved at Cal.com, by the host or by the customer's mail, and not through a call. */
export class BookingMovedAtCalcom {
  static readonly eventName = 'BookingMovedAtCalcom';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
  ) {}
}
