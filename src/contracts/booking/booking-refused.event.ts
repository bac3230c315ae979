/** Recorded with the outcome: an attempt to place was definitely refused, or its look-up found nothing in time. */
export class BookingRefused {
  static readonly eventName = 'BookingRefused';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly callId: string | null,
    readonly refusal: string,
  ) {}
}
