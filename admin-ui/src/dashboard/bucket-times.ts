import { regional } from '../shared/when';
import type { Span } from './span-choice';

interface BucketTimes {
  /** Below an axis. */
  short: (from: Date) => string;
  /** Where it stands alone. */
  long: (from: Date) => string;
}

const DAY = { day: 'numeric', month: 'short' } as const;
const HOUR = { hour: '2-digit', minute: '2-digit' } as const;

/** How the beginning of a bucket is written: hours by the reader's clock, days as those of UTC that they are. */
export function bucketTimes(span: Span, locale: string): BucketTimes {
  const isDay = span === 'last_30_days';
  const format = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(regional(locale), isDay ? { ...how, timeZone: 'UTC' } : how);
  const [short, long] = [format(isDay ? DAY : HOUR), format(isDay ? { weekday: 'short', ...DAY } : { weekday: 'short', ...DAY, ...HOUR })];
  return { short: (from) => short.format(from), long: (from) => long.format(from) };
}
