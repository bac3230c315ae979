import { type Heard, isTold } from '../callers/answers.js';
import type { CallersWish } from '../callers/callers-ledger.js';
import type { OurRow } from './our-rows.js';

/** A booking as the calendar has it. */
export interface CalendarEntry {
  uid: string;
  eventTypeId: number;
  start: string;
  status: string;
  metadata: Record<string, unknown>;
}

export interface Ledgers {
  callers: CallersWish[];
  ours: OurRow[];
  calendar: CalendarEntry[];
}

/** Where the three do not agree; each line names a wish or a booking. */
export interface Disagreement {
  /** A caller heard that it is booked, and it does not stand in the calendar, or not by our rows. */
  toldButMissing: string[];
  /** One wish stands twice. */
  doubles: string[];
  /** Nobody else wants the time, and still the caller did not get it in the end. */
  wronglyNo: string[];
  /** Stands in the calendar, and no live row of ours knows it. */
  unowned: string[];
}

const STANDS_AS: Record<string, string> = { booked: 'accepted', pending_confirmation: 'pending' };
const KEPT_AS: Record<string, string> = { booked: 'confirmed', pending_confirmation: 'pending_confirmation' };
const LIVE = ['open', 'confirmed', 'pending_confirmation', 'needs_attention'];

/** What callers heard beside our rows and the calendar's bookings, once all is settled. */
export function compare({ callers, ours, calendar }: Ledgers): Disagreement {
  const standing = calendar.filter(({ status }) => status === 'accepted' || status === 'pending');
  const told = callers.map((caller) => judged(caller, ours, standing));
  const lines = (what: keyof Judged): string[] => told.filter((each) => each[what]).map(({ name }) => name);
  const wished = new Set(callers.map(({ wish }) => place(wish.calcomEventTypeId, wish.startsAt)));
  const known = new Set(ours.filter(({ status }) => LIVE.includes(status)).map(({ id, uid }) => `${id} ${uid}`));
  return {
    ...{ toldButMissing: lines('isMissing'), doubles: lines('isDouble'), wronglyNo: lines('wasDenied') },
    unowned: standing
      .filter(({ eventTypeId, start }) => wished.has(place(eventTypeId, start)))
      .filter(({ uid, metadata }) => !known.has(`${String(metadata.frontdeskBookingId)} ${uid}`))
      .map(({ uid, start }) => `${uid} at ${start}`),
  };
}

interface Judged {
  name: string;
  isMissing: boolean;
  isDouble: boolean;
  wasDenied: boolean;
}

function judged({ wish, heard }: CallersWish, ours: OurRow[], standing: CalendarEntry[]): Judged {
  const rows = ours.filter((row) => row.wish === wish.id && LIVE.includes(row.status));
  const where = place(wish.calcomEventTypeId, wish.startsAt);
  const entries = standing.filter(({ eventTypeId, start }) => place(eventTypeId, start) === where);
  const last = heard.at(-1);
  return {
    name: `${wish.service} ${wish.start} (${wish.id}): ${heard.map(({ status }) => status).join(', ') || 'nothing'}`,
    isMissing: heard.filter(isTold).some((each) => !isTrue(each, rows, entries)),
    isDouble: entries.length > 1 || rows.length > 1,
    wasDenied: !last || !isTold(last),
  };
}

/** It stands in the calendar as it was told, under our booking id, and our row of that id and reference holds its uid. */
function isTrue({ status, reference }: Heard, rows: OurRow[], entries: CalendarEntry[]): boolean {
  return entries.some(
    (entry) =>
      entry.status === STANDS_AS[status] &&
      rows.some(
        (row) =>
          row.id === entry.metadata.frontdeskBookingId &&
          row.uid === entry.uid &&
          row.reference === reference &&
          row.status === KEPT_AS[status],
      ),
  );
}

function place(eventTypeId: number, start: string): string {
  return `${eventTypeId} ${Date.parse(start)}`;
}
