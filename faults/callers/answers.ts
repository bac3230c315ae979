/** What a caller was told once. */
export interface Heard {
  /** Of the function's answer; `turned_away` for a 401, `no_sentence` for anything else that is none. */
  status: string;
  reference: string | null;
  /** From sending to the whole answer. */
  ms: number;
}

const TOLD = ['booked', 'pending_confirmation'];
/** The agent calls again. */
const UNDECIDED = ['one_moment', 'will_confirm_later', 'temporarily_unavailable', 'turned_away', 'no_sentence'];

/** The caller was told that the booking stands. */
export function isTold({ status }: Heard): boolean {
  return TOLD.includes(status);
}

export function isUndecided({ status }: Heard): boolean {
  return UNDECIDED.includes(status);
}
