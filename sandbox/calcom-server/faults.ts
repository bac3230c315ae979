import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

export const REQUEST_KINDS = [
  'book',
  'reschedule',
  'cancel',
  'booking',
  'bookings',
  'slots',
  'event_types',
  'team',
  'teams',
  'memberships',
  'me',
] as const;
export const FAULT_NAMES = ['slow', 'cut', 'cut_after_booking', '500', '502', '429', 'rubbish', 'half'] as const;

/** What a request is about; `other` (webhooks, reservations, confirm ...) is hit by faults of kind `any` only. */
export type RequestKind = (typeof REQUEST_KINDS)[number] | 'other';

export const faultSchema = z.strictObject({
  kind: z.enum([...REQUEST_KINDS, 'any']),
  fault: z.enum(FAULT_NAMES),
  times: z.number().int().positive().default(1),
  delayMs: z.number().int().min(0).default(5000),
});

/** A misbehaviour for the next `times` requests of a kind. */
export type Fault = z.input<typeof faultSchema>;
export type FullFault = z.output<typeof faultSchema>;

/** The misbehaviours still to come, in the order in which they were asked for. */
export class Faults {
  private queue: FullFault[] = [];
  private cleared = new AbortController();

  add(fault: Fault): void {
    this.queue.push(faultSchema.parse(fault));
  }

  list(): FullFault[] {
    return this.queue.map((fault) => ({ ...fault }));
  }

  /** No further ones; requests that a `slow` holds go on at once. */
  clear(): void {
    this.queue = [];
    this.cleared.abort();
    this.cleared = new AbortController();
  }

  /** The wait of a `slow` fault: until its delay is over or the faults are cleared; rejects when the server closes. */
  async slow({ delayMs }: FullFault, closing: AbortSignal): Promise<void> {
    const cleared = this.cleared.signal;
    await setTimeout(delayMs, undefined, { signal: AbortSignal.any([closing, cleared]) }).catch((error: unknown) => {
      if (!cleared.aborted) throw error;
    });
  }

  /** The fault this request must suffer, if any; uses it up. */
  take(kind: RequestKind): FullFault | undefined {
    const fault = this.queue.find((each) => each.kind === 'any' || each.kind === kind);
    if (!fault) return undefined;
    fault.times--;
    if (fault.times <= 0) this.queue = this.queue.filter((each) => each !== fault);
    return fault;
  }
}
