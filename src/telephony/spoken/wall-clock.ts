import { DateTime, type Zone } from 'luxon';
import { TO_THE_MINUTE, timeZoneOf } from '../../shared/time-zone.js';
import { type DayNames, dayNamesOf } from './day-names.js';
import type { Catalogue, SpokenDay } from './catalogue.js';

const DAY_MS = 86_400_000;

/** An instant as the clock on the branch's wall shows it, in a language. */
export class WallClock {
  private readonly zone: Zone;
  private readonly names: DayNames;

  constructor(
    private readonly words: Catalogue,
    zone: string,
    private readonly now: Date,
  ) {
    this.zone = timeZoneOf(zone);
    this.names = dayNamesOf(words.locale);
  }

  /** `2026-11-26T14:30`: local time without offset, as fields carry it. */
  local(instant: Date): string {
    return DateTime.fromJSDate(instant, { zone: this.zone }).toISO(TO_THE_MINUTE) ?? '';
  }

  /** `2026-11-26` */
  localDay(instant: Date): string {
    return this.local(instant).slice(0, 10);
  }

  time(instant: Date): string {
    const local = this.local(instant);
    return this.words.time(Number(local.slice(11, 13)), Number(local.slice(14)));
  }

  /** A local day with weekday and date; the year is spoken only when it is not the present one. */
  day(localDay: string): SpokenDay {
    const day = new Date(Date.parse(localDay));
    const year = day.getUTCFullYear();
    const isThisYear = year === Number(this.local(this.now).slice(0, 4));
    return {
      weekday: this.names.weekdays[day.getUTCDay()] ?? '',
      date: { day: day.getUTCDate(), month: this.names.months[day.getUTCMonth()] ?? '', year: isThisYear ? undefined : year },
    };
  }

  /** Another day beside one already named: its weekday is clear within the week that follows, else it needs its date. */
  dayBeside(localDay: string, named: string): SpokenDay {
    const days = (Date.parse(localDay) - Date.parse(named)) / DAY_MS;
    const day = this.day(localDay);
    return days >= 0 && days < 7 ? { weekday: day.weekday } : day;
  }

  /** "am Donnerstag, dem 26. November um 14 Uhr 30" */
  onDayAtTime(instant: Date): string {
    return this.words.at(this.words.onDay(this.day(this.localDay(instant))), this.time(instant));
  }
}
