/** Who calls whom, taken from Retell's signed envelope and from nowhere else (invariant 12); or whose desk asks. */
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
  /** Not a call at all, but a request to the API: present exactly then. */
  desk?: DeskRequest;
  /** A trial: everything is decided as in a call, but nothing is written and Cal.com is only read; the outcome says what `would` follow. */
  dryRun?: true;
}

/** Somebody of the business, or an operator, asks through the API: for one branch of their own company. */
export interface DeskRequest {
  companyId: string;
  branchId: string;
  /** What tells this wish from another one for the same service and time: several customers may want it. */
  wish: string;
  /** Operators may change bookings of teams that are no longer the company's. */
  formerTeamsToo: boolean;
}
