import type { Schema } from '../api/client';

export type Call = Schema<'CallResponse'>;
export type ListedCall = Schema<'ListedCallResponse'>;
export type FunctionCall = Schema<'FunctionCallResponse'>;

/** What a call may have come to, best first. */
export const OUTCOMES = ['booked', 'pending_confirmation', 'moved', 'cancelled', 'callback', 'no_booking'] as const;

const LONGEST_CALL_MS = 2 * 3_600_000;

/** Nothing told its end, and it may still last. */
export function isLive(call: Pick<Call, 'started_at' | 'ended_at'>): boolean {
  return call.ended_at === null && Date.now() - Date.parse(call.started_at) < LONGEST_CALL_MS;
}

/** 97 s = `1:37`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
