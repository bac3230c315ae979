/** Recorded with the outcome: Cal.com cancelled the booking on the caller's wish. */
export class BookingCancelled {
  static readonly eventName = 'BookingCancelled';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly callId: string | null,
  ) {}
}
