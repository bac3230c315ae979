import type { BookingView, Outcome, ServiceChoice } from '../../contracts/booking/outcome.js';
import type { Catalogue, Facts } from './catalogue.js';
import type { FunctionName } from './function-name.js';
import { joined } from './lists.js';
import { LISTED_LENGTH, plainText, SPOKEN_LENGTH } from './plain-text.js';
import { spokenOffers } from './offers.js';
import type { Understood } from './understood.js';
import { WallClock } from './wall-clock.js';

const SPOKEN_SERVICES = 5;
const SPOKEN_OPTIONS = 5;
const SPOKEN_BOOKINGS = 3;
const SPOKEN_QUESTION_LENGTH = 90;
/** States of a booking that nobody has confirmed yet, or no longer. */
const UNCONFIRMED: ReadonlySet<string> = new Set(['open', 'pending_confirmation', 'needs_attention']);

/** The facts of an outcome in the words of a language; texts of others are made plain and short. */
export function factsOf(fn: FunctionName, outcome: Outcome, understood: Understood, words: Catalogue, now: Date): Facts {
  const { booking, question } = outcome;
  const { clock, day, start, offered } = understood;
  const spokenDay = clock && day !== undefined ? clock.day(day) : undefined;
  const name = outcome.service?.name ?? booking?.serviceName;
  return {
    fn,
    service: spoken(name),
    customer: spoken(booking?.customerName ?? outcome.customerName),
    asked: clock && start ? clock.onDayAtTime(start) : undefined,
    booked: booking && new WallClock(words, booking.timeZone, now).onDayAtTime(booking.start),
    unconfirmed: booking !== undefined && UNCONFIRMED.has(booking.status),
    day: spokenDay && words.onDay(spokenDay),
    dayName: spokenDay && words.dayName(spokenDay),
    offers: clock && day !== undefined ? spokenOffers(offered, day, words, clock) : undefined,
    choices: spokenList(outcome.choices ?? [], 3, 'or', words),
    durations: outcome.durations?.length ? joined(words, 'or', outcome.durations.map(String)) : undefined,
    question: question && {
      label: plainText(question.label, SPOKEN_QUESTION_LENGTH),
      options: spokenList(question.options, SPOKEN_OPTIONS, 'or', words),
    },
    contact: outcome.contact ?? 'phone',
    services: servicesSpoken(outcome.services ?? [], words),
    bookings: bookingsSpoken(outcome.bookings ?? [], words, now),
    notice: outcome.noticeMinutes ? words.span(outcome.noticeMinutes) : undefined,
  };
}

function spoken(text: string | undefined): string | undefined {
  return plainText(text ?? '', SPOKEN_LENGTH) || undefined;
}

function spokenList(names: readonly string[], most: number, link: 'and' | 'or', words: Catalogue): string | undefined {
  const plain = names.map((name) => plainText(name, LISTED_LENGTH)).filter((name) => name !== '');
  return joined(words, link, plain.slice(0, most)) || undefined;
}

function servicesSpoken(services: readonly ServiceChoice[], words: Catalogue): Facts['services'] {
  const count = services.length;
  const categories = [...new Set(services.flatMap(({ category }) => (category ? [category] : [])))];
  if (count > SPOKEN_SERVICES && categories.length > 1) {
    const rest = services.some(({ category }) => !category) ? [words.otherServices] : [];
    const names = spokenList([...categories.slice(0, SPOKEN_SERVICES - rest.length), ...rest], SPOKEN_SERVICES, 'and', words);
    return { count, names: names ?? '', which: 'categories' };
  }
  const names = services.map(({ name }) => name);
  return { count, names: spokenList(names, SPOKEN_SERVICES, 'and', words) ?? '', which: count > SPOKEN_SERVICES ? 'some' : 'all' };
}

function bookingsSpoken(bookings: readonly BookingView[], words: Catalogue, now: Date): Facts['bookings'] {
  const texts = bookings.slice(0, SPOKEN_BOOKINGS).map((booking) => {
    const when = new WallClock(words, booking.timeZone, now).onDayAtTime(booking.start);
    return words.booking(plainText(booking.serviceName, LISTED_LENGTH), when, UNCONFIRMED.has(booking.status));
  });
  return { count: bookings.length, text: joined(words, 'and', texts) };
}
