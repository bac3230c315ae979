import { setTimeout as delay } from 'node:timers/promises';
import type { AdminApi } from '../admin-api.js';
import type { CalendarBooking, CalendarControl } from './calendar-control.js';
import { companyIn } from './company-directory.js';
import { fieldMisses, miss } from './compare.js';
import { phoneLine, titleOfEventType } from './phone-lines.js';
import type { PlayedCall } from './played-call.js';
import type { Ending } from './scenario-schema.js';
import type { Wording } from './wording.js';

const PATIENCE_MS = 12_000;
const STANDING = ['accepted', 'pending'];

interface StoredBooking {
  id: string;
  status: string;
  branch_id: string;
  start_at: string;
  calcom_event_type_id: number;
  calcom_uid: string | null;
}

/** What a scenario may have left behind, and how to look at it. */
export interface Traces {
  api: AdminApi;
  calendar: CalendarControl;
  calls: PlayedCall[];
  /** Bookings at the calendar that are not of this scenario: older ones, and what others booked past Frontdesk. */
  notOurs: Set<string>;
  patienceMs?: number;
}

interface Seen {
  callbacks: string[];
  stored: (StoredBooking & { branch: string })[];
  standing: CalendarBooking[];
  lastCall: unknown;
}

/** Waits until database and calendar hold what they should, and nothing else of this scenario; else tells what is different. */
export async function missesInTheEnd(ending: Ending, traces: Traces, wording: Wording): Promise<{ seen: string[]; misses: string[] }> {
  const giveUpAt = Date.now() + (traces.patienceMs ?? PATIENCE_MS);
  for (;;) {
    const seen = await look(traces);
    const misses = differences(ending, seen, wording);
    if (misses.length === 0 || Date.now() > giveUpAt) return { seen: told(seen), misses };
    await delay(300);
  }
}

function differences(ending: Ending, seen: Seen, wording: Wording): string[] {
  const wish = ({ service, start, branch, status }: Ending['database'][number]) =>
    `${service} at ${wording
      .instant(start, branch && phoneLine(branch).timeZone)
      .toUTC()
      .toISO()}${branch ? ` in ${branch}` : ''} ${status}`;
  const branches = new Map(seen.stored.map((each) => [each.id, each.branch]));
  const named = (list: { branch?: string }[]): boolean => list.some(({ branch }) => branch !== undefined);
  // Whether a time that was gone left a refused booking depends on who knew of it first, Frontdesk or Cal.com.
  const told = ending.database.some(({ status }) => status === 'refused')
    ? seen.stored
    : seen.stored.filter(({ status }) => status !== 'refused');
  const stored = told.map((each) => ({ ...each, branch: named(ending.database) ? each.branch : null }));
  const standing = seen.standing.map((each) => ({
    ...each,
    branch: named(ending.calendar) ? branches.get(String(each.metadata.frontdeskBookingId)) : null,
  }));
  const expected = { database: ending.database.map(wish).toSorted(), calendar: ending.calendar.map(wish).toSorted() };
  const held = {
    database: stored.map((each) => asWished(each.calcom_event_type_id, each.start_at, each.branch, each.status)).toSorted(),
    calendar: standing.map((each) => asWished(each.eventTypeId, each.start, each.branch, each.status)).toSorted(),
  };
  return [
    ...(same(expected.database, held.database) ? [] : [miss('bookings in the database', expected.database, held.database)]),
    ...(same(expected.calendar, held.calendar) ? [] : [miss('bookings at the calendar', expected.calendar, held.calendar)]),
    ...(same(ending.callbacks.toSorted(), seen.callbacks.toSorted()) ? [] : [miss('callback requests', ending.callbacks, seen.callbacks)]),
    ...unpaired(seen),
    ...fieldMisses(seen.lastCall, ending.call, [], wording).map((each) => `the call's ${each}`),
  ];
}

/** "Booked" is said only of what stands at the calendar under our booking's id (invariant 8), and nothing stands there unknown to us. */
function unpaired({ stored, standing }: Seen): string[] {
  const lost = stored.filter(
    ({ id, status, calcom_uid: uid }) =>
      ['confirmed', 'pending_confirmation'].includes(status) &&
      !standing.some((each) => each.uid === uid && each.metadata.frontdeskBookingId === id),
  );
  const unknown = standing.filter((each) => !stored.some(({ calcom_uid: uid }) => uid === each.uid));
  return [
    ...lost.map(({ id, status }) => `booking ${id} is ${status}, but nothing stands at the calendar under its id`),
    ...unknown.map(({ uid }) => `${uid} stands at the calendar, but no booking of this conversation knows it`),
  ];
}

async function look({ api, calendar, calls, notOurs }: Traces): Promise<Seen> {
  const stored: Seen['stored'] = [];
  const callbacks: string[] = [];
  let lastCall: unknown;
  for (const { line, callId } of calls) {
    if (line.companySlug === null) continue;
    const { path, branches } = await companyIn(api, line.companySlug);
    const call = await api.get<{ id: string }>(`${path}/calls/${callId}`).catch(() => null);
    if (!call) continue;
    lastCall = call;
    const bookings = await api.get<{ data: StoredBooking[] }>(`${path}/bookings?call_id=${call.id}`);
    const asked = await api.get<{ data: { call_id: string | null; reason: string }[] }>(`${path}/callback-requests?limit=200`);
    callbacks.push(...asked.data.filter((callback) => callback.call_id === call.id).map(({ reason }) => reason));
    stored.push(...bookings.data.map((booking) => ({ ...booking, branch: branches.get(booking.branch_id) ?? '' })));
  }
  const made = (await calendar.bookings()).filter(({ uid, status }) => !notOurs.has(uid) && STANDING.includes(status));
  return { stored, standing: made, callbacks, lastCall };
}

function asWished(eventTypeId: number, start: string, branch: string | null | undefined, status: string): string {
  return `${titleOfEventType(eventTypeId)} at ${new Date(start).toISOString()}${branch ? ` in ${branch}` : ''} ${status}`;
}

function same(one: string[], other: string[]): boolean {
  return one.join('|') === other.join('|');
}

function told({ stored, standing, callbacks }: Seen): string[] {
  return [
    ...stored.map((each) => `database  ${asWished(each.calcom_event_type_id, each.start_at, each.branch, each.status)}`),
    ...standing.map((each) => `calendar  ${asWished(each.eventTypeId, each.start, null, each.status)}`),
    ...callbacks.map((reason) => `callback  ${reason}`),
    ...(stored.length + standing.length === 0 ? ['no booking in the database or at the calendar'] : []),
  ];
}
