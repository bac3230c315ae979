/** Recorded with the outcome: an attempt to move or cancel came to nothing; the booking stands as it did. */
export class ChangeRefused {
  static readonly eventName = 'ChangeRefused';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly callId: string | null,
    readonly refusal: string,
  ) {}
}
