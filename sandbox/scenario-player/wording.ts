import { DateTime } from 'luxon';
import { at, weekdayAfter } from './free-day.js';

/** What stands between {{ and }} in a scenario, with its meaning (sandbox/scenarios/README.md). */
export class Wording {
  private readonly answers = new Map<string, unknown>();

  constructor(
    private readonly language: string,
    /** The scenario's day, in the zone of the branch. */
    private readonly day: DateTime,
    private readonly now: DateTime,
    /** The caller's number. */
    private readonly caller: () => string,
  ) {}

  /** Lets later steps refer to the answer of this one. */
  remember(step: string, answer: unknown): void {
    this.answers.set(step, answer);
  }

  /** The same value with every {{…}} in its texts replaced. */
  fill(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.fill(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.fill(each)]));
  }

  text(text: string, change: (meant: string) => string = (meant) => meant): string {
    return text.replaceAll(/\{\{(.+?)\}\}/g, (_, words: string) => change(this.meaning(words.trim())));
  }

  /** The instant of a local time that a scenario names, in the zone of its own branch unless said otherwise. */
  instant(text: string, timeZone?: string): DateTime {
    const instant = DateTime.fromISO(this.text(text), { zone: timeZone ?? this.day.zone });
    if (!instant.isValid) throw new Error(`"${text}" is no time`);
    return instant;
  }

  private meaning(words: string): string {
    if (words === 'caller') return this.caller();
    const [, form = '', base = '', , time] = /^(weekday of |date of |)(.+?)( at (\d\d:\d\d))?$/.exec(words) ?? [];
    const day = this.dayNamed(base);
    if (!day) return this.earlierAnswer(words);
    if (form === 'weekday of ') return day.setLocale(this.language).toFormat('cccc');
    if (form === 'date of ') return day.setLocale(this.language).toFormat(this.language === 'de' ? 'd. MMMM' : 'd MMMM');
    return time === undefined ? day.toFormat('yyyy-MM-dd') : at(day, time).toFormat("yyyy-MM-dd'T'HH:mm");
  }

  private dayNamed(words: string): DateTime | null {
    const [, plus] = /^day(?:\+(\d+))?$/.exec(words) ?? [null];
    if (words === 'day' || plus !== undefined) return weekdayAfter(this.day, Number(plus ?? 0));
    const [, months] = /^in (\d+) months$/.exec(words) ?? [];
    if (months !== undefined) return weekdayAfter(this.now.plus({ months: Number(months) }), 0);
    switch (words) {
      case 'today':
        return this.now;
      case 'yesterday':
        return this.now.minus({ days: 1 });
      case 'next weekday':
        return weekdayAfter(this.now.plus({ days: 2 }), 0);
      case 'saturday':
        return this.day.set({ weekday: 6 });
      default:
        return null;
    }
  }

  /** `offer.booking.start`: the field of the answer of the step called offer. */
  private earlierAnswer(words: string): string {
    const [step = '', ...path] = words.split('.');
    const found = valueAt(this.answers.get(step), path.join('.'));
    if (typeof found === 'string' || typeof found === 'number') return String(found);
    throw new Error(
      this.answers.has(step)
        ? `the answer of "${step}" has no ${path.join('.')}`
        : `{{${words}}}: no such day, and no earlier step of that name`,
    );
  }
}

/** The value at a path such as `booking.start` or `alternatives.0.start`; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((held, key) => {
    if (Array.isArray(held) && key === 'length') return held.length;
    return typeof held === 'object' && held !== null ? Object.entries(held).find(([name]) => name === key)?.[1] : undefined;
  }, value);
}
