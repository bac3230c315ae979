import type { TranslateFunction } from 'react-admin';

/** Reasons that Frontdesk gives by itself (docs/api.md); anything else is what the caller said. */
const REASONS: ReadonlySet<string> = new Set([
  ...['callback_requested', 'move_wished', 'cancel_wished', 'cancel_refused'],
  ...['booking_not_confirmed', 'move_not_confirmed', 'cancel_not_confirmed'],
  ...['cancelled_at_calcom', 'moved_at_calcom', 'declined_by_host', 'confirmed_by_host', 'length_changed_at_calcom'],
  ...['moved_onto_another_booking', 'gone_at_calcom', 'booked_after_all', 'booked_twice_at_calcom'],
]);

/** Why somebody is to be rung: our own reasons in the reader's language, the caller's in quotes. */
export function wordsForReason(reason: string, translate: TranslateFunction): string {
  if (REASONS.has(reason)) return translate(`frontdesk.callbacks.reasons.${reason}`);
  return translate('frontdesk.callbacks.said', { reason });
}

/** What whoever rings should do about it; null for what the caller put in their own words. */
export function adviceFor(reason: string, translate: TranslateFunction): string | null {
  return REASONS.has(reason) ? translate(`frontdesk.callbacks.advice.${reason}`) : null;
}
