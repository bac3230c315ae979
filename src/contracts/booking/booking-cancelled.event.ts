/** Recorded with the outcome: Cal.com cancelled the booking on the caller's wish. */
export class BookingCancelled {
  static readonly eventName = 'BookingCancelled';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    /** The call in which it was asked for; null when it was asked for over the API. */
    readonly callId: string | null,
  ) {}
}
