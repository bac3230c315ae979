import { setTimeout as delay } from 'node:timers/promises';
import { RETELL_KEY } from '../../bench/data/numbers.js';
import { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { type Heard, isTold, isUndecided } from './answers.js';
import type { CallersLedger, CallersWish } from './callers-ledger.js';
import { Phone } from './phone.js';
import type { Wish } from './wishes.js';

/** Between two wishes of one caller. */
const BREATH_MS = 250;
/** Told "one moment" or "later", the agent calls again so soon and so often while the caller is on the line. */
const CALLS_AGAIN_MS = 700;
const CALLS_AGAIN_TIMES = 3;
/** Whom nobody answered tries again so soon. */
const REDIALS_MS = 300;
/** Every so manyth wish is sent once more. */
const REPEATS_EVERY = 4;
/** Whoever rings afterwards stays on the line until it is decided. */
const RINGS_AGAIN_TIMES = 12;

interface CrowdOptions {
  origin: string;
  callers: number;
  /** Does not come to an end before the crowd is told to stop. */
  nextWish: () => Wish;
  /** Not through a balancer, which gives a connection to a process for as long as it lasts. */
  keepAlive: boolean;
}

/** Callers who book, each a wish after the other, and remember what they heard. */
export class Crowd {
  readonly ledger: CallersLedger = { wishes: [], calls: 0, repeated: 0, unreachable: 0, turnedAway: 0, noSentence: 0, slowestMs: 0 };
  private readonly phone: Phone;
  private readonly stops: { from: number; to: number }[] = [];
  private goesOn = true;
  private hangsUp = false;
  private readonly all: Promise<unknown>;

  constructor(private readonly options: CrowdOptions) {
    const { origin, callers, keepAlive } = options;
    this.phone = new Phone(origin, callers, (since) => this.stops.some(({ to }) => to > since), keepAlive);
    this.all = Promise.all(Array.from({ length: callers }, () => this.ring()));
  }

  /** Frontdesk stands still until the given function is called: who gets no answer meanwhile does not wait for it. */
  standStill(): () => void {
    const stop = { from: performance.now(), to: Infinity };
    this.stops.push(stop);
    return () => (stop.to = performance.now());
  }

  /** How often callers were told to ask again so far. */
  get undecided(): number {
    return this.ledger.wishes.reduce((sum, { heard }) => sum + heard.filter(isUndecided).length, 0);
  }

  /** No new wishes; resolves when those on the line have ended. */
  async stop(): Promise<void> {
    this.goesOn = false;
    await this.all;
  }

  /** Those who were left without a promise ring once more and stay on the line until they know. */
  async ringAgain(): Promise<number> {
    const open = this.ledger.wishes.filter(({ heard }) => heard.slice(-1).every((last) => !isTold(last)));
    const queue = [...open];
    const caller = async (): Promise<void> => {
      for (let wish = queue.pop(); wish; wish = queue.pop()) await this.untilDecided(wish, RINGS_AGAIN_TIMES);
    };
    await Promise.all(Array.from({ length: this.options.callers }, caller));
    return open.length;
  }

  /** Whoever is still dialling hangs up. */
  async close(): Promise<void> {
    this.goesOn = false;
    this.hangsUp = true;
    await this.all.catch(() => undefined);
    await this.phone.close();
  }

  private async ring(): Promise<void> {
    while (this.goesOn) {
      const noted: CallersWish = { wish: this.options.nextWish(), heard: [] };
      this.ledger.wishes.push(noted);
      const decided = await this.untilDecided(noted, CALLS_AGAIN_TIMES);
      if (decided && this.ledger.wishes.length % REPEATS_EVERY === 0) await this.repeat(noted, decided);
      await delay(BREATH_MS);
    }
  }

  /** Calls, and calls again so many times. @returns the invocation that was answered for good */
  private async untilDecided(noted: CallersWish, again: number): Promise<string | null> {
    for (let time = 0; time <= again && !this.hangsUp; time += 1) {
      if (time > 0) await delay(CALLS_AGAIN_MS);
      const body = this.invocation(noted.wish);
      await this.call(noted, body);
      const last = noted.heard.at(-1);
      if (last && !isUndecided(last)) return body;
    }
    return null;
  }

  /** In turn the very same bytes, and the same wish by a new invocation. */
  private async repeat(noted: CallersWish, body: string): Promise<void> {
    this.ledger.repeated += 1;
    await this.call(noted, this.ledger.repeated % 2 === 0 ? body : this.invocation(noted.wish));
  }

  /** The same bytes until somebody answers. */
  private async call(noted: CallersWish, body: string): Promise<void> {
    while (!this.hangsUp) {
      const heard = await this.phone.ask(body);
      if (heard) return this.note(noted, heard);
      this.ledger.unreachable += 1;
      await delay(REDIALS_MS);
    }
  }

  private note(noted: CallersWish, heard: Heard): void {
    noted.heard.push(heard);
    this.ledger.calls += 1;
    this.ledger.slowestMs = Math.max(this.ledger.slowestMs, heard.ms);
    if (heard.status === 'turned_away') this.ledger.turnedAway += 1;
    if (heard.status === 'no_sentence') this.ledger.noSentence += 1;
  }

  private invocation({ id, from, to, service, start }: Wish): string {
    const call = new RetellCall({ baseUrl: this.options.origin, key: RETELL_KEY, to, from, callId: id });
    return call.body('book_appointment', { service, start, customer_name: 'Mila Brandt', caller_confirmed: true });
  }
}
