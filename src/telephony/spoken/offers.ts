import type { Catalogue, Offers } from './catalogue.js';
import { joined } from './lists.js';
import type { WallClock } from './wall-clock.js';

/** As many times as a caller keeps in mind (design section 6). */
const SPOKEN_TIMES = 3;

/** The free times of an outcome: at most three, none twice and never the one that was asked for. */
export function offeredTimes(free: readonly Date[], asked: Date | undefined): Date[] {
  const seen = new Set<number>(asked === undefined ? [] : [asked.getTime()]);
  const times = free.filter((time) => !seen.has(time.getTime()) && seen.add(time.getTime()) !== undefined);
  return times.slice(0, SPOKEN_TIMES);
}

/** Each time for the agent to say alone: "Donnerstag um 14 Uhr". */
export function offerFields(
  times: readonly Date[],
  understoodDay: string,
  words: Catalogue,
  clock: WallClock,
): { start: string; say: string }[] {
  return times.map((time) => {
    const day = words.dayName(clock.dayBeside(clock.localDay(time), understoodDay));
    return { start: clock.local(time), say: words.at(day, clock.time(time)) };
  });
}

/** All times in one phrase, earliest first; days are named unless every time lies on the understood one. */
export function spokenOffers(times: readonly Date[], understoodDay: string, words: Catalogue, clock: WallClock): Offers | undefined {
  if (times.length === 0) return undefined;
  const byDay = Map.groupBy(
    times.toSorted((a, b) => a.getTime() - b.getTime()),
    (time) => clock.localDay(time),
  );
  const sameDay = byDay.size === 1 && byDay.has(understoodDay);
  const groups = [...byDay].map(([day, onIt]) => {
    const spoken = joined(
      words,
      'and',
      onIt.map((time) => clock.time(time)),
    );
    return sameDay ? spoken : `${spoken} ${words.onDay(clock.dayBeside(day, understoodDay))}`;
  });
  return { text: joined(words, 'or', groups), count: times.length, sameDay };
}
