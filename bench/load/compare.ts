import type { Progress } from '../progress.js';
import type { Child } from '../running/child.js';
import { peakMemoryMb } from '../running/usage.js';
import { type Buckets, boundOf, ownTimeOf, since, together } from './own-time.js';
import { Rounds, type Target } from './rounds.js';
import type { Talk } from './stage.js';
import { unstored } from './targets.js';

export const CONNECTIONS_TRIED = [1, 8, 32];
/** V8 goes on compiling for a minute and more; after five seconds a call costs the product a quarter more than in the end. */
const WARM_UP_SECONDS = 15;

interface Compared {
  product: Target;
  reference: Target;
  load: Child;
  calendarOrigin: string;
  postgresPid: number;
  companies: number;
  firstDay: string;
  rounds: number;
  seconds: number;
  talks: Talk[];
  progress: Progress;
  /** Called once, before anything is measured. */
  warmedUp: () => Promise<void>;
}

export interface Comparison {
  rounds: Rounds;
  /** Of the product's process, at its highest. */
  memoryMb: { product: number; reference: number };
  /** Upper bound of the bucket of the product's own histogram that holds the 99th of 100 booking calls at 8 connections. */
  ownMsAtMost: number;
}

/** Product and reference in turn, each round the other one first: what the machine does besides hits both. */
export async function compare(compared: Compared): Promise<Comparison> {
  const { product, reference, rounds: count, seconds, talks, progress, ...bench } = compared;
  const rounds = new Rounds(bench);
  const own: Buckets[] = [];
  for (const talk of talks)
    for (const target of [product, reference]) {
      progress(`warming up: ${talk}, ${target.name}`);
      await rounds.warmUp(target, talk, Math.min(WARM_UP_SECONDS, 2 * seconds));
    }
  await compared.warmedUp();
  for (let round = 1; round <= count; round++)
    for (const talk of talks)
      for (const connections of CONNECTIONS_TRIED) {
        progress(`round ${round} of ${count}: ${talk} at ${connections} connections`);
        for (const target of inTurn(product, reference, talk, round)) {
          const watched = target.name === 'product' && talk === 'booking' && connections === 8;
          const before = watched ? await ownTimeOf(product.origin) : null;
          await rounds.measure(target, talk, connections, seconds, round);
          if (before) own.push(since(before, await ownTimeOf(product.origin)));
        }
      }
  return {
    rounds,
    memoryMb: { product: peakMemoryMb(product.pid), reference: peakMemoryMb(reference.pid) },
    ownMsAtMost: boundOf(together(own), 99),
  };
}

function inTurn(product: Target, reference: Target, talk: Talk, round: number): Target[] {
  const others = talk === 'availability' ? [reference, unstored(reference)] : [reference];
  return round % 2 === 1 ? [product, ...others] : [...others, product];
}
