import { createHash, randomInt } from 'node:crypto';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Scene } from '../../contracts/booking/outcome.js';
import type { CalcomOrder } from '../../contracts/calcom/place-at-calcom.command.js';
import type { BookingWish } from '../../contracts/booking/place-booking.command.js';
import { newId } from '../../shared/ids.js';
import { bookingAnswers, isPhoneOnly } from '../booking-questions.js';
import { type ServiceRow, serviceName } from '../chain/chain-row.js';
import { phoneNumber } from '../customer.js';
import { plusMinutes } from '../local-time.js';

/** A wish that passed every check and is ready to be committed and sent. */
export interface ReadyWish {
  bookingId: string;
  attemptId: string;
  eventId: string;
  row: ServiceRow;
  scene: Scene;
  call: CallIdentity;
  start: Date;
  end: Date;
  durationMinutes: number;
  name: string;
  contactPhone: string | null;
  email: string;
  reference: string;
  wishKey: string;
  order: Omit<CalcomOrder, 'answerBy'>;
}

/** No letters or digits that sound alike or look alike. */
const SPEAKABLE = 'ACEFHJKLMPRTUVWXY3479';

/** Those of four letters run out: a company has 194,481 of them, and a booking keeps its own for good. */
const SHORTEST_REFERENCE = 4;

/** Short and speakable, such as SB-7K4A: two letters of the company, four drawn ones, one more for each that was another booking's. */
export function newReference(companyName: string, taken = 0): string {
  const letters =
    companyName
      .normalize('NFKD')
      .toUpperCase()
      .match(/\b[A-Z]/g) ?? [];
  const initials = `${letters[0] ?? 'F'}${letters[1] ?? 'D'}`;
  const drawn = Array.from({ length: SHORTEST_REFERENCE + taken }, () => SPEAKABLE[randomInt(SPEAKABLE.length)]).join('');
  return `${initials}-${drawn}`;
}

/** Wish = company, call, service, start; who attends is not part of it (invariant 7). The company is its own column of the index. */
export function wishKey({ callId, desk }: Pick<CallIdentity, 'callId' | 'desk'>, serviceId: string, start: Date): string {
  return createHash('sha256')
    .update([desk ? `desk ${desk.wish}` : callId, serviceId, start.toISOString()].join('|'))
    .digest('hex');
}

/** Everything that is written and sent for a wish. Name and contact were checked before. */
export function readyWish(
  row: ServiceRow,
  scene: Scene,
  call: CallIdentity,
  wish: BookingWish,
  time: { start: Date; durationMinutes: number },
  emailDomain: string,
): ReadyWish {
  const bookingId = newId();
  const given = wish.customerPhone ? phoneNumber(wish.customerPhone, call.toNumber) : null;
  const contactPhone = given ?? call.callerNumber;
  const name = (wish.customerName ?? '').trim();
  const technical = `${bookingId}@${emailDomain}`;
  const email = wish.customerEmail?.trim() || technical;
  const phoneOnly = isPhoneOnly(row.booking_fields);
  return {
    bookingId,
    attemptId: newId(),
    eventId: newId(),
    row,
    scene,
    call,
    ...time,
    end: plusMinutes(time.start, time.durationMinutes),
    name,
    contactPhone,
    email,
    reference: newReference(scene.companyName),
    wishKey: wishKey(call, row.service_id, time.start),
    order: {
      companyId: scene.companyId,
      connectionId: row.connection_id,
      calcomEventTypeId: row.calcom_event_type_id,
      bookingId,
      start: time.start,
      durationMinutes: row.length_options.length > 1 ? time.durationMinutes : null,
      attendee: {
        name,
        email: phoneOnly && !wish.customerEmail ? null : email,
        phoneNumber: contactPhone,
        timeZone: scene.timeZone,
        language: scene.language,
      },
      answers: bookingAnswers(row.booking_fields, wish.answers, wish.notes, serviceName(row)),
    },
  };
}
