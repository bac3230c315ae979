/** Who calls whom, taken from Retell's signed envelope and from nowhere else (invariant 12). */
export interface CallIdentity {
  /** Our row of the call; null until the number led to a company. */
  callId: string | null;
  workspaceId: string;
  /** E.164, the number that was dialled. */
  toNumber: string;
  /** E.164; null when the caller hides it. */
  callerNumber: string | null;
  /** When the request reached us: answers are due 3 seconds later. */
  receivedAt: Date;
}
