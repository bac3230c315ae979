/** Recorded with the outcome: the booking stands at its new time under a new uid; reference and length are the old ones. */
export class BookingMoved {
  static readonly eventName = 'BookingMoved';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly callId: string | null,
  ) {}
}
