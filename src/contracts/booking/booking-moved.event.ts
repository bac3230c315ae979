/** Recorded with the outcome: the booking stands at its new time under a new uid; reference and length are the old ones. */
export class BookingMoved {
  static readonly eventName = 'BookingMoved';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    /** The call in which it was asked for; null when it was asked for over the API. */
    readonly callId: string | null,
  ) {}
}
