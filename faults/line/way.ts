import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Weather } from './weather.js';

const DROP_BYTES = 64;

/** One direction of a connection: pieces keep their order, whatever holds one up. */
export class Way {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly to: Socket) {}

  send(bytes: Buffer, weather: Weather, lifted: AbortSignal): void {
    this.last = this.last.then(() => this.deliver(bytes, weather, lifted));
  }

  /** After all that was sent. */
  end(): void {
    this.last = this.last.then(() => void this.to.end());
  }

  private async deliver(bytes: Buffer, weather: Weather, lifted: AbortSignal): Promise<void> {
    if (weather.kind === 'delayed') await until(weather.ms, lifted);
    if (weather.kind !== 'throttled') return this.write(bytes);
    for (let sent = 0; sent < bytes.length; sent += DROP_BYTES) {
      this.write(bytes.subarray(sent, sent + DROP_BYTES));
      await until((DROP_BYTES * 1_000) / weather.bytesPerSecond, lifted);
    }
  }

  private write(bytes: Buffer): void {
    if (this.to.writable) this.to.write(bytes);
  }
}

/** Or until the weather has changed. */
async function until(ms: number, lifted: AbortSignal): Promise<void> {
  if (!lifted.aborted) await delay(ms, undefined, { signal: lifted }).catch(() => undefined);
}
