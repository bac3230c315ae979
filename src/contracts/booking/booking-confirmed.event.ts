/** Recorded with the outcome: Cal.com confirmed (or holds as pending) a booking that carries our id; its uid is stored. */
export class BookingConfirmed {
  static readonly eventName = 'BookingConfirmed';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly callId: string | null,
    readonly status: 'confirmed' | 'pending_confirmation',
  ) {}
}
