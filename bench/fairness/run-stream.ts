import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { ask, statusOf } from '../load/ask.js';
import { bodiesOfCompany } from '../load/bodies.js';
import type { Stream, StreamResult } from './stream.js';

/** More than are ever under way: nobody waits for a connection. */
const CONNECTIONS = 2_000;
const GIVE_UP_MS = 20_000;

/** Sends each call at its time. What makes it late counts: a generator that falls behind cannot hide that somebody waited. */
export async function runStream({ url, company, everyMs, calls, firstWish, firstDay }: Stream): Promise<StreamResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1, headersTimeout: GIVE_UP_MS, bodyTimeout: GIVE_UP_MS });
  const body = bodiesOfCompany(company, firstDay);
  const latencies: number[] = [];
  const answers: Record<string, number> = {};
  const loopBefore = performance.eventLoopUtilization();
  const began = performance.now();
  const call = async (n: number): Promise<void> => {
    const status = statusOf(await ask(pool, pathname, body(firstWish + n)));
    latencies.push(performance.now() - (began + n * everyMs));
    answers[status] = (answers[status] ?? 0) + 1;
  };
  const underWay: Promise<void>[] = [];
  for (let n = 0; n < calls; n++) {
    const early = began + n * everyMs - performance.now();
    if (early > 0) await delay(early);
    underWay.push(call(n));
  }
  await Promise.all(underWay);
  const busy = performance.eventLoopUtilization(loopBefore).utilization;
  await pool.close();
  return { answers, busy, latencies: latencies.toSorted((a, b) => a - b) };
}
