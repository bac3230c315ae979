import type { CallIdentity } from '../contracts/booking/call-identity.js';

/**
 * A call is answered within 3 s under any fault (design section 8). Milliseconds after its arrival by which each step has ended,
 * so that what follows still fits.
 */
const ENDS_AFTER_MS = {
  /** Asking Cal.com what is free. */
  slots: 1_300,
  /** Waiting for a rival's claim: what remains is enough to send one booking. */
  intent: 1_900,
  /** Sending to Cal.com. */
  send: 2_400,
  /** Looking once for the outcome of a sending that broke. */
  look_up: 2_700,
  /** Waiting for another request of the same wish. */
  truth: 2_600,
} as const;

/** Below this Cal.com is not asked at all: it books in 0.5 to 1 s (calcom-behaviours.md). */
export const LEAST_TO_SEND_MS = 500;

export function answerBy(call: CallIdentity, step: keyof typeof ENDS_AFTER_MS): Date {
  return new Date(call.receivedAt.getTime() + ENDS_AFTER_MS[step]);
}
