import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALCOM_KEY } from '../../bench/data/numbers.js';
import { startProgram } from '../../bench/running/child.js';
import type { Ending } from '../../bench/running/ending.js';
import type { StoredBooking } from '../../sandbox/calcom-server/booking.js';
import type { Fault } from '../../sandbox/calcom-server/faults.js';
import { demoWorld } from '../../sandbox/demo-world.js';

/** The sandbox's stand-in for Cal.com as a process of its own; spoken to past every line that may be bad. */
export class Calendar {
  private constructor(readonly origin: string) {}

  static async open(ending: Ending, folder: string): Promise<Calendar> {
    const world = join(folder, 'world.json');
    writeFileSync(world, JSON.stringify(demoWorld(CALCOM_KEY)));
    // What the limit does is not what these scenes are about.
    const env = { WORLD: world, LIMIT: '1000000' };
    const { ready } = await startProgram<{ origin: string }>(ending, 'probes/stand-in.ts', { env, logFile: join(folder, 'calendar.log') });
    return new Calendar(ready.origin);
  }

  async fault(fault: Fault): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.origin}/_sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
    if (!response.ok) throw new Error(await response.text());
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.origin}/_sandbox/faults`, { method: 'DELETE' });
  }

  async bookings(): Promise<StoredBooking[]> {
    const { bookings }: { bookings: StoredBooking[] } = JSON.parse(await (await fetch(`${this.origin}/_sandbox/bookings`)).text());
    return bookings;
  }
}
