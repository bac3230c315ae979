import type { Status } from '../../contracts/error-codes.js';
import type { FunctionName } from './function-name.js';

/** A day to be spoken; without `date` the weekday alone is clear. */
export interface SpokenDay {
  weekday: string;
  date?: { day: number; month: string; year?: number };
}

/** Free times, grouped by day and spoken: "14 Uhr und 16 Uhr am Donnerstag oder 9 Uhr 30 am Freitag". */
export interface Offers {
  text: string;
  count: number;
  /** All on the understood day, so that the text names no day. */
  sameDay: boolean;
}

/** What a sentence may use, already in the words of its language. A fact that the outcome lacks is undefined. */
export interface Facts {
  fn: FunctionName;
  service?: string;
  customer?: string;
  /** The asked time: "am Donnerstag, dem 26. November um 14 Uhr 30". */
  asked?: string;
  /** The time of the booking it is about, in the same form. */
  booked?: string;
  /** The booking waits for somebody's confirmation. */
  unconfirmed: boolean;
  /** The understood day: "am Donnerstag, dem 26. November". */
  day?: string;
  /** The understood day by itself: "Donnerstag, 26. November". */
  dayName?: string;
  /** Free times to choose from: slots, or alternatives to the asked time. */
  offers?: Offers;
  choices?: string;
  durations?: string;
  question?: { label: string; options?: string };
  contact: 'phone' | 'email';
  /** `all`: every name; `some`: the first ones; `categories`: names of categories instead. */
  services: { count: number; names: string; which: 'all' | 'some' | 'categories' };
  bookings: { count: number; text: string };
  /** "24 Stunden" */
  notice?: string;
}

/** What an agent is made with at Retell. */
export interface AgentWords {
  /** What the agent is called among others. */
  name(branch: string): string;
  /** The first words where the hour of the call is not known; `name` is company and branch. */
  hello(name: string): string;
  /** Behind the greeting. */
  howCanIHelp: string;
  /** The model's instructions, with Retell's dynamic variables in them: those of lineVariables, and its own clock of the zone. */
  prompt(timeZone: string): string;
}

/**
 * One language. A further language is one file that fills this interface and one line in languages.ts; the compiler
 * names what is missing.
 */
export interface Catalogue {
  /** BCP 47 locale for the names of weekdays and months, lists and prices. */
  locale: string;
  time(hour: number, minute: number): string;
  /** "Donnerstag, 26. November" */
  dayName(day: SpokenDay): string;
  /** "am Donnerstag, dem 26. November" */
  onDay(day: SpokenDay): string;
  /** A day and a time of day in one phrase. */
  at(day: string, time: string): string;
  /** A span of time, for a period of notice. */
  span(minutes: number): string;
  /** One booking in a list of the caller's bookings. */
  booking(service: string, when: string, unconfirmed: boolean): string;
  /** Services without a category, beside named categories. */
  otherServices: string;
  /** The agent's first words; `name` is company and branch, `hour` the branch's. */
  greeting(name: string, hour: number): string;
  agent: AgentWords;
  messages: { [S in Status]: (facts: Facts) => string };
}
