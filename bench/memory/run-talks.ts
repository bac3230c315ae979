import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { ask, statusOf } from '../load/ask.js';
import { talks } from './talk.js';

/** What the callers' program is told to do. */
export interface TalkStream {
  origin: string;
  talksPerSecond: number;
  seconds: number;
  companies: number;
  /** yyyy-mm-dd, a Monday. */
  firstDay: string;
}

export interface TalksTold {
  talks: number;
  /** Of function calls, by status. */
  answers: Record<string, number>;
}

/** Talks begin at a constant rate, and each sends its requests one after the other. */
export async function runTalks({ origin, talksPerSecond, seconds, companies, firstDay }: TalkStream): Promise<TalksTold> {
  const pool = new Pool(origin, { connections: 64, pipelining: 1, headersTimeout: 10_000, bodyTimeout: 10_000 });
  const requestsOf = talks(companies, firstDay);
  const answers: Record<string, number> = {};
  const talk = async (n: number): Promise<void> => {
    for (const { path, body } of requestsOf(n)) {
      const told = await ask(pool, `/retell/${path}`, body);
      if (path === 'functions') answers[statusOf(told)] = (answers[statusOf(told)] ?? 0) + 1;
    }
  };
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  const count = Math.round(seconds * talksPerSecond);
  for (let n = 0; n < count; n++) {
    const early = began + (n * 1_000) / talksPerSecond - performance.now();
    if (early > 0) await delay(early);
    const going = talk(n).finally(() => underWay.delete(going));
    underWay.add(going);
  }
  await Promise.all(underWay);
  await pool.close();
  return { talks: count, answers };
}
