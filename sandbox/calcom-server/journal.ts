import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { storedBookingSchema } from './booking.js';
import { webhookSchema } from './webhook.js';
import { eventTypeSchema, teamSchema } from './world.js';

/** One line of the journal: the state after a change; bookings that change together stand in one line. */
const entrySchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('bookings'), bookings: z.array(storedBookingSchema) }),
  z.object({ what: z.literal('webhook'), webhook: webhookSchema }),
  z.object({ what: z.literal('webhook-removed'), id: z.string() }),
  z.object({ what: z.literal('event-type'), eventType: eventTypeSchema }),
  z.object({ what: z.literal('event-type-removed'), id: z.number() }),
  z.object({ what: z.literal('team'), team: teamSchema }),
]);
export type JournalEntry = z.output<typeof entrySchema>;

/**
 * Append-only memory of the stand-in. A line is written before the request is answered, so a killed process (not a killed
 * machine: nothing is flushed to disk) finds everything again that it ever confirmed.
 */
export class Journal {
  private fd: number | undefined;

  constructor(private readonly file: string | undefined) {}

  /** The complete lines of an earlier life; a torn last line is cut off, so that the next one does not grow onto it. */
  open(): JournalEntry[] {
    if (this.file === undefined) return [];
    mkdirSync(dirname(this.file), { recursive: true });
    const bytes = existsSync(this.file) ? readFileSync(this.file) : Buffer.alloc(0);
    const complete = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
    if (complete.length < bytes.length) truncateSync(this.file, complete.length);
    this.fd = openSync(this.file, 'a', 0o600);
    return complete
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => entrySchema.parse(JSON.parse(line)));
  }

  write(entry: JournalEntry): void {
    if (this.fd !== undefined) writeSync(this.fd, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = undefined;
  }
}
