/**
 * Recorded with the committed intent: the chain held, wish, attempt and claims are stored, Cal.com has not been called yet.
 * It announces only: no consumer may call Cal.com (invariant 19).
 */
export class BookingValidated {
  static readonly eventName = 'BookingValidated';
  constructor(
    readonly companyId: string,
    readonly bookingId: string,
    readonly attemptId: string,
  ) {}
}
