/** Recorded with the request: somebody of the business is to ring the caller of this call, on the caller's wish or because a booking is open. */
export class CallbackRequested {
  static readonly eventName = 'CallbackRequested';
  constructor(
    readonly companyId: string,
    readonly callbackRequestId: string,
    readonly callId: string | null,
  ) {}
}
