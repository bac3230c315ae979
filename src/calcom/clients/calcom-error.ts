/** The few things that can go wrong at Cal.com; callers decide by these codes, never by the English text. */
export type CalcomErrorCode =
  | 'auth_failed'
  | 'forbidden'
  | 'not_found'
  | 'refused'
  | 'conflict'
  | 'rate_limited'
  | 'server_error'
  | 'temporary'
  | 'unreachable'
  | 'cut'
  | 'timeout'
  | 'bad_shape';

interface CodeMeaning {
  /** Nothing of the request was acted on: it may be sent again, even a POST. */
  neverReached: boolean;
  /** Cal.com said no to this sending. Neither of the two: the outcome is unknown and has to be looked up. */
  definite: boolean;
}

const NEVER_REACHED: CodeMeaning = { neverReached: true, definite: false };
const DEFINITE: CodeMeaning = { neverReached: false, definite: true };
const UNKNOWN: CodeMeaning = { neverReached: false, definite: false };

const MEANING: Record<CalcomErrorCode, CodeMeaning> = {
  auth_failed: DEFINITE,
  forbidden: DEFINITE,
  not_found: DEFINITE,
  refused: DEFINITE,
  conflict: DEFINITE,
  rate_limited: NEVER_REACHED,
  server_error: UNKNOWN,
  temporary: UNKNOWN,
  unreachable: NEVER_REACHED,
  cut: UNKNOWN,
  timeout: UNKNOWN,
  bad_shape: UNKNOWN,
};

export interface CalcomErrorFacts {
  status?: number | null;
  detail?: string;
  retryAfterSeconds?: number | null;
}

const LONGEST_DETAIL = 500;

/** Every failure of the Cal.com client. Holds no key and no cause: nothing here may leak when it is logged whole. */
export class CalcomError extends Error {
  /** null when no complete status line arrived. */
  readonly status: number | null;
  /** Cal.com's own words, or the transport's error code; for operators, never for callers. */
  readonly detail: string;
  readonly neverReached: boolean;
  readonly definite: boolean;
  /** Set for rate_limited only. */
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: CalcomErrorCode,
    { status = null, detail = '', retryAfterSeconds = null }: CalcomErrorFacts = {},
  ) {
    super(status === null ? `Cal.com: ${code}` : `Cal.com: ${code} (HTTP ${status})`);
    this.name = 'CalcomError';
    this.status = status;
    this.detail = detail.slice(0, LONGEST_DETAIL);
    this.neverReached = MEANING[code].neverReached;
    this.definite = MEANING[code].definite;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
