import type { AskReason, Clock, PartOfDay, Reading, SpokenPart, TimeFact } from './date-facts.js';

/** Which slots a part of the day means, in minutes: `to` exclusive. */
const WINDOW: Record<SpokenPart, [from: number, to: number]> = {
  morning: [0, 720],
  noon: [720, 840],
  afternoon: [720, 1020],
  evening: [1020, 1440],
  night: [0, 1440],
};

/** Which clock times people still call by that part: "sechs Uhr nachmittags", "vier Uhr abends". */
const CALLED: Record<SpokenPart, (minutes: number) => boolean> = {
  morning: (minutes) => minutes < 720,
  noon: (minutes) => minutes >= 660 && minutes < 900,
  afternoon: (minutes) => minutes >= 720 && minutes < 1140,
  evening: (minutes) => minutes >= 960,
  // Not the first hour: "zwölf Uhr nachts" leaves open which day is meant.
  night: (minutes) => minutes >= 1080 || (minutes >= 60 && minutes < 360),
};

const ALSO: Record<PartOfDay, SpokenPart[]> = { morning: ['morning'], afternoon: ['afternoon', 'noon'], evening: ['evening', 'night'] };

export interface Window {
  partOfDay?: PartOfDay;
  from?: number;
  to?: number;
}
export type SettledTime = { time: number } | { window: Window } | { why: AskReason };

/** One time or one window of the day, from what was given and what the words say; an empty window where nothing was said. */
export function settleTime(given: number | null, part: PartOfDay | null, reading: Reading): SettledTime {
  const said = [...new Set(reading.times.flatMap((fact) => (fact.is === 'part' ? [fact.part] : [])))];
  if (part && said.length > 0 && !said.some((one) => ALSO[part].includes(one))) return { why: 'contradiction' };
  const parts = said.length > 0 ? said : part ? [part] : [];
  if (given !== null) return agreesWithAll(given, reading, parts) ? { time: given } : { why: 'contradiction' };
  if (reading.unclearTime || reading.notTimes.some((fact) => fact.is === 'range')) return { why: 'not_understood' };
  const clocks = reading.times.flatMap((fact) => (fact.is === 'clock' ? [fact.clock] : []));
  if (clocks.length > 0) return oneTime(clocks, reading, parts);
  if (reading.notTimes.some((fact) => fact.is === 'clock')) return { why: 'not_understood' };
  return window(reading, parts);
}

/** When the window is over, in minutes; null at the end of the day. */
export function endOfWindow({ partOfDay, to }: Window): number | null {
  const end = to ?? (partOfDay && WINDOW[partOfDay][1]) ?? 1440;
  return end < 1440 ? end : null;
}

function agreesWithAll(given: number, { times, notTimes }: Reading, parts: SpokenPart[]): boolean {
  const clocks = times.flatMap((fact) => (fact.is === 'clock' ? [fact.clock] : []));
  return (
    (clocks.length === 0 || clocks.some((clock) => agrees(clock, given))) &&
    (parts.length === 0 || parts.some((part) => CALLED[part](given))) &&
    times.every((fact) => fact.is !== 'range' || within(given, resolveRange(fact, parts))) &&
    !notTimes.some((fact) => denies(fact, given))
  );
}

function oneTime(clocks: Clock[], { times, notTimes }: Reading, parts: SpokenPart[]): SettledTime {
  if (parts.length > 1 && clocks.some(({ fixed }) => !fixed)) return { why: 'ambiguous' };
  const resolved = clocks.map((clock) => resolve(clock, parts));
  const [time, another] = [...new Set(resolved)];
  if (time === undefined || resolved.includes(null)) return { why: 'contradiction' };
  if (another !== undefined) return { why: 'ambiguous' };
  if (time === null || notTimes.some((fact) => denies(fact, time))) return { why: 'contradiction' };
  return times.every((fact) => fact.is !== 'range' || within(time, resolveRange(fact, parts))) ? { time } : { why: 'contradiction' };
}

function window({ times, notTimes }: Reading, parts: SpokenPart[]): SettledTime {
  const ranges = times.flatMap((fact) => (fact.is === 'range' ? [resolveRange(fact, parts)] : []));
  const denied = notTimes.flatMap((fact) => (fact.is === 'part' ? [fact.part] : []));
  if (denied.some((part) => part !== 'morning' && part !== 'evening')) return { why: 'not_understood' };
  if (denied.includes('morning')) ranges.push({ from: 720 });
  if (denied.includes('evening')) ranges.push({ to: 1020 });
  if (ranges.length === 0) return partOnly(parts);
  const { from, to } = ranges.reduce<Window>((all, one) => ({ from: latest(all.from, one.from), to: earliest(all.to, one.to) }), {});
  if (from !== undefined && to !== undefined && from >= to) return { why: 'contradiction' };
  return { window: narrowed({ from, to }, parts) };
}

function partOnly(parts: SpokenPart[]): SettledTime {
  const [part, ...others] = parts;
  if (!part) return { window: {} };
  if (others.length > 0) return severalParts(parts);
  if (part === 'night') return { why: 'not_understood' };
  return { window: part === 'noon' ? { from: WINDOW.noon[0], to: WINDOW.noon[1] } : { partOfDay: part } };
}

/** "Vormittags oder mittags" is one stretch of time, "morgens oder abends" is not. */
function severalParts(parts: SpokenPart[]): SettledTime {
  const afternoonBetween = parts.includes('afternoon') || parts.includes('noon');
  if (parts.includes('night') || !afternoonBetween) return { why: 'ambiguous' };
  const from = Math.min(...parts.map((part) => WINDOW[part][0]));
  const to = Math.max(...parts.map((part) => WINDOW[part][1]));
  return { window: { from: from === 0 ? undefined : from, to: to === 1440 ? undefined : to } };
}

/** "Nachmittags ab drei" is from three to the end of the afternoon. */
function narrowed({ from, to }: Window, parts: SpokenPart[]): Window {
  const [part, another] = parts;
  if (!part || another) return { from, to };
  const start = latest(from, WINDOW[part][0] || undefined);
  const end = earliest(to, WINDOW[part][1] === 1440 ? undefined : WINDOW[part][1]);
  return start !== undefined && end !== undefined && start >= end ? { from, to } : { from: start, to: end };
}

function resolveRange({ from, to }: TimeFact & { is: 'range' }, parts: SpokenPart[]): Window {
  const start = from && (resolve(from, parts) ?? resolve(from, []) ?? undefined);
  const end = to && (resolve(to, parts) ?? resolve(to, []) ?? undefined);
  const later = start !== undefined && end !== undefined && end <= start && to?.fixed === false && end < 720;
  return { from: start, to: later ? end + 720 : end };
}

/** Without a half of the day: one to half past six in the afternoon, seven to half past twelve as said; a part of the day decides. */
function resolve({ minutes, fixed }: Clock, parts: SpokenPart[]): number | null {
  const halves = fixed ? [minutes] : [minutes, minutes + 720];
  if (parts.length > 0) return halves.find((half) => parts.some((part) => CALLED[part](half))) ?? null;
  if (fixed) return minutes;
  return minutes < 420 ? minutes + 720 : minutes;
}

function agrees({ minutes, fixed }: Clock, given: number): boolean {
  return fixed ? minutes === given : minutes === given % 720;
}

function denies(fact: TimeFact, given: number): boolean {
  if (fact.is === 'clock') return agrees(fact.clock, given);
  if (fact.is === 'range') return within(given, resolveRange(fact, []));
  const [from, to] = WINDOW[fact.part];
  return given >= from && given < to;
}

function within(minutes: number, { from, to }: Window): boolean {
  return (from === undefined || minutes >= from) && (to === undefined || minutes < to);
}

function latest(a?: number, b?: number): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliest(a?: number, b?: number): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
