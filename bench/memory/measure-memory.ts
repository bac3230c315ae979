import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import type { DataSet } from '../data/data-set.js';
import { firstBookableDay } from '../data/numbers.js';
import { productTarget } from '../load/targets.js';
import { startProgram } from '../running/child.js';
import { memoryMb, peakMemoryMb } from '../running/usage.js';
import type { Stand } from '../stand.js';
import type { TalkStream, TalksTold } from './run-talks.js';
import { type Fit, type Sample, fit, lows } from './slope.js';

/** Six requests each: a modest load, far from what the process can do. */
const TALKS_PER_SECOND = 2;
const SAMPLES = 360;

/** One of the two measures over the run, in MB. */
export interface Course {
  what: 'RSS' | 'heap';
  start: number;
  middle: number;
  end: number;
  highest: number;
  /** Of the second half; of the heap the lows of it, which garbage does not lift. */
  secondHalf: Fit;
}

export interface MemoryFigures {
  minutes: number;
  told: TalksTold;
  courses: Course[];
  /** The kernel's own word (VmHWM). */
  peakMb: number;
}

/** A constant load of whole talks against the built product, and what its process holds meanwhile. */
export async function measureMemory(stand: Stand, data: DataSet): Promise<MemoryFigures> {
  const { options, ending, progress, folder, installation, calendarOrigin } = stand;
  const calendarUrl = `${calendarOrigin}/v2`;
  const env = installation.env(data.url, calendarUrl, options.role);
  const product = await productTarget(ending, { folder, databaseUrl: data.url, calendarUrl, env, profileInto: options.profileInto });
  const callers = await startProgram(ending, 'memory/main.ts', { logFile: join(folder, 'memory.log') });
  const seconds = options.minutes * 60;
  const firstDay = firstBookableDay().toFormat('yyyy-MM-dd');
  const stream: TalkStream = { origin: product.origin, talksPerSecond: TALKS_PER_SECOND, seconds, companies: data.companies, firstDay };
  progress(`memory: ${options.minutes} minutes of ${TALKS_PER_SECOND} talks a second`);
  callers.process.send(stream);
  const over: Promise<TalksTold[]> = Promise.race([once(callers.process, 'message'), callers.gone.then(() => [])]);
  const samples = await sampleUntil(over, product, seconds / SAMPLES);
  const [told] = await over;
  if (!told) throw new Error('the callers ended');
  const courses = [courseOf('RSS', samples.rss, seconds), courseOf('heap', samples.heap, seconds)];
  const peakMb = peakMemoryMb(product.pid);
  for (const each of [callers, product]) await each.end();
  return { minutes: options.minutes, told, courses, peakMb };
}

async function sampleUntil(over: Promise<unknown>, { pid, origin }: { pid: number; origin: string }, everySeconds: number) {
  const samples: Record<'rss' | 'heap', Sample[]> = { rss: [], heap: [] };
  let isOver = false;
  void over.finally(() => (isOver = true));
  const began = performance.now();
  while (!isOver) {
    const at = (performance.now() - began) / 1_000;
    samples.rss.push({ at, value: memoryMb(pid) });
    samples.heap.push({ at, value: await heapMb(origin) });
    await Promise.race([over, delay(everySeconds * 1_000)]);
  }
  return samples;
}

/** heapUsed, as /metrics tells it. */
async function heapMb(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(text)?.[1]) / 1_024 / 1_024;
}

function courseOf(what: Course['what'], samples: Sample[], seconds: number): Course {
  const at = (share: number): number => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))]?.value ?? Number.NaN;
  const second = samples.filter((sample) => sample.at >= seconds / 2);
  return {
    ...{ what, start: at(0), middle: at(0.5), end: at(1) },
    highest: Math.max(...samples.map(({ value }) => value)),
    secondHalf: fit(what === 'heap' ? lows(second, seconds / 40) : second),
  };
}
