import type { BookingView, Outcome, ServiceChoice } from '../../contracts/booking/outcome.js';
import type { Status } from '../../contracts/error-codes.js';
import type { Catalogue } from './catalogue.js';
import type { FunctionName } from './function-name.js';
import { offerFields } from './offers.js';
import { FIELD_LENGTH, plainText } from './plain-text.js';
import { spokenPrice } from './price.js';
import type { Understood } from './understood.js';
import { WallClock } from './wall-clock.js';

/** Retell cuts a function's result at 15,000 characters; this many services stay below it. */
const LISTED_SERVICES = 80;

const WITH_BOOKING: ReadonlySet<Status> = new Set<Status>([
  'booked',
  'pending_confirmation',
  'already_booked',
  'moved',
  'cancelled',
  'already_cancelled',
]);

/** Refusals about a booking that exists. Never on the way to a new one, where a `booking` would look like a success. */
const WITH_OLD_BOOKING: ReadonlySet<Status> = new Set<Status>(['ask_confirmation', 'too_late', 'will_confirm_later', 'one_moment']);

export type Fields = Record<string, unknown>;

/** The machine-readable part of an answer. A field that does not apply is absent. */
export function fieldsOf(fn: FunctionName, outcome: Outcome, understood: Understood, words: Catalogue, now: Date): Fields {
  return {
    ...serviceField(outcome),
    ...bookingFields(fn, outcome, words, now),
    ...timeFields(outcome, understood, words),
    ...listFields(outcome, words, now),
  };
}

/** Foreign and unknown, "not yours" and "not there", sound the same: no name may come along. */
const WITHOUT_SERVICE: ReadonlySet<Status> = new Set<Status>(['service_not_in_team', 'number_unknown', 'not_found', 'not_identified']);

function serviceField({ status, service, booking }: Outcome): Fields {
  const name = service?.name ?? (WITH_BOOKING.has(status) ? booking?.serviceName : undefined);
  return WITHOUT_SERVICE.has(status) || name === undefined ? {} : { service: plainText(name, FIELD_LENGTH) };
}

function bookingFields(fn: FunctionName, { status, booking }: Outcome, words: Catalogue, now: Date): Fields {
  const isOldOne = (fn === 'reschedule_appointment' || fn === 'cancel_appointment') && WITH_OLD_BOOKING.has(status);
  if (!booking || !(WITH_BOOKING.has(status) || isOldOne)) return {};
  return {
    booking: { ...bookingTimes(booking, words, now), customer_name: plainText(booking.customerName, FIELD_LENGTH) },
    timezone: booking.timeZone,
  };
}

function bookingTimes(booking: BookingView, words: Catalogue, now: Date): Fields {
  const clock = new WallClock(words, booking.timeZone, now);
  return {
    reference: booking.reference,
    service: plainText(booking.serviceName, FIELD_LENGTH),
    start: clock.local(booking.start),
    end: clock.local(booking.end),
    timezone: booking.timeZone,
  };
}

function timeFields(
  { status, scene, partOfDay, from, to }: Outcome,
  { clock, aboutADay, day, start, offered }: Understood,
  words: Catalogue,
): Fields {
  if (!scene || !clock || !(aboutADay || start)) return {};
  const offers = day === undefined ? [] : offerFields(offered, day, words, clock);
  return {
    ...(start && { start: clock.local(start) }),
    timezone: scene.timeZone,
    ...(day !== undefined && { date: day }),
    ...(aboutADay && partOfDay !== undefined && { part_of_day: partOfDay }),
    ...(aboutADay && from !== undefined && { from }),
    ...(aboutADay && to !== undefined && { to }),
    ...(status === 'slots' && { slots: offers }),
    ...(aboutADay && status !== 'slots' && status !== 'available' && { alternatives: offers }),
  };
}

function listFields(outcome: Outcome, words: Catalogue, now: Date): Fields {
  const { question } = outcome;
  switch (outcome.status) {
    case 'ask_service':
      return { choices: (outcome.choices ?? []).map((choice) => plainText(choice, FIELD_LENGTH)) };
    case 'ask_duration':
      return { durations: outcome.durations ?? [] };
    case 'ask_answer':
      return question
        ? {
            question: {
              slug: question.slug,
              label: plainText(question.label, FIELD_LENGTH),
              options: question.options.map((option) => plainText(option, FIELD_LENGTH)),
            },
          }
        : {};
    case 'ask_contact':
      return { contact: outcome.contact ?? 'phone' };
    case 'invalid_arguments':
      return { invalid: (outcome.invalid ?? []).map((argument) => plainText(argument, FIELD_LENGTH)) };
    case 'listed':
      return { services: (outcome.services ?? []).slice(0, LISTED_SERVICES).map((service) => serviceFields(service, words)) };
    case 'found':
      return { bookings: (outcome.bookings ?? []).map((booking) => ({ ...bookingTimes(booking, words, now), status: booking.status })) };
    default:
      return {};
  }
}

function serviceFields({ id, name, category, durationMinutes, price }: ServiceChoice, words: Catalogue): Fields {
  return {
    id,
    name: plainText(name, FIELD_LENGTH),
    duration_minutes: durationMinutes,
    ...(category && { category: plainText(category, FIELD_LENGTH) }),
    ...(price && { price: spokenPrice(price, words.locale) }),
  };
}
