import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { BookingWish } from '../../contracts/booking/place-booking.command.js';
import { isPhoneOnly, openQuestion } from '../booking-questions.js';
import type { ServiceRow } from '../chain/chain-row.js';
import { isEmail, isName, phoneNumber } from '../customer.js';
import { isBookableDate, toInstant } from '../local-time.js';

export type Missing = Pick<Outcome, 'status' | 'contact' | 'question' | 'durations' | 'customerName'>;

/** The asked instant; ask_date for what is no date, does not exist, is past or too far ahead: nothing is guessed. */
export function understoodStart(start: string | null, timeZone: string, now: Date): Date | Missing {
  const instant = start === null ? null : toInstant(start, timeZone);
  return instant && isBookableDate(instant, now) ? instant : { status: 'ask_date' };
}

/** The length to book: the branch's, the only one, or the one that was named of several. */
export function understoodDuration(row: ServiceRow, named: number | null): number | Missing {
  const lengths = row.branch_duration_minutes !== null ? [row.branch_duration_minutes] : row.length_options;
  const offered = lengths.length > 0 ? lengths : [row.duration_minutes];
  const wanted = named ?? (offered.length === 1 ? (offered[0] ?? null) : null);
  return wanted !== null && offered.includes(wanted) ? wanted : { status: 'ask_duration', durations: offered };
}

/** The first thing that still has to be asked, or null. The caller's "yes" comes last: it confirms all the rest. */
export function whatIsMissing(wish: BookingWish, row: ServiceRow, call: CallIdentity): Missing | null {
  if (!isName(wish.customerName)) return { status: 'ask_name' };
  const unreadable = wish.customerPhone !== null && phoneNumber(wish.customerPhone, call.toNumber) === null;
  const unreachable = wish.customerPhone === null && call.callerNumber === null;
  if (unreachable || (unreadable && (call.callerNumber === null || isPhoneOnly(row.booking_fields))))
    return { status: 'ask_contact', contact: 'phone' };
  if (wish.customerEmail !== null && !isEmail(wish.customerEmail)) return { status: 'ask_contact', contact: 'email' };
  if (wish.customerEmail === null && row.email_policy === 'ask') return { status: 'ask_contact', contact: 'email' };
  const question = openQuestion(row.booking_fields, wish.answers);
  if (question) return { status: 'ask_answer', question: { slug: question.slug, label: question.label, options: question.options ?? [] } };
  return wish.callerConfirmed ? null : { status: 'ask_confirmation', customerName: wish.customerName ?? '' };
}
