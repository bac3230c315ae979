import { z } from 'zod';

/** An instant with its offset; without one it would be read in the server's own time zone. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Keyed by local day; days without slots are missing. */
export const slotsAnswer = z.object({ data: z.record(z.string(), z.array(z.object({ start: instant }))) });

export interface SlotQuestion {
  eventTypeId: number;
  from: Date;
  to: Date;
  timeZone: string;
  durationMinutes?: number;
  /** Counts the time of this booking as free. */
  bookingUidToReschedule?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Cal.com stretches an end of exactly T00:00:00Z to the end of that day. One second more, not less: a slot that ends at midnight stays
 * in, and what begins outside is dropped by `startsWithin`.
 */
export function endToAsk(to: Date): Date {
  return to.getTime() % DAY_MS === 0 ? new Date(to.getTime() + 1000) : to;
}

/** Sorted starts in [from, to), each once. Cal.com has been seen to answer with slots outside the range. */
export function startsWithin(days: z.infer<typeof slotsAnswer>['data'], from: Date, to: Date): Date[] {
  const starts = new Set<number>();
  for (const slot of Object.values(days).flat()) {
    const start = slot.start.getTime();
    if (start >= from.getTime() && start < to.getTime()) starts.add(start);
  }
  return [...starts].sort((a, b) => a - b).map((start) => new Date(start));
}
