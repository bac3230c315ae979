import { Pool } from 'undici';
import { ask, statusOf } from './ask.js';
import { bodies } from './bodies.js';
import type { Stage, StageResult, Talk } from './stage.js';

const EXPECTED: Record<Talk, string> = { booking: '"status":"booked"', availability: '"status":"slots"' };
const GIVE_UP_MS = 10_000;

/** So many callers, each asking again as soon as it was answered. */
export async function runStage(stage: Stage): Promise<StageResult> {
  const { origin, pathname } = new URL(stage.url);
  const pool = new Pool(origin, { connections: stage.connections, pipelining: 1, headersTimeout: GIVE_UP_MS, bodyTimeout: GIVE_UP_MS });
  const body = bodies(stage);
  const latencies: number[] = [];
  const odd: Record<string, number> = {};
  let next = stage.firstWish;
  const cpuBefore = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  const began = performance.now();
  const endsAt = began + stage.seconds * 1_000;
  const lastWish = stage.firstWish + (stage.calls ?? Infinity);
  const caller = async (): Promise<void> => {
    while (performance.now() < endsAt && next < lastWish) {
      const text = body(next++);
      const sent = performance.now();
      const told = await ask(pool, pathname, text);
      latencies.push(performance.now() - sent);
      if (told.includes(EXPECTED[stage.talk])) continue;
      odd[statusOf(told)] = (odd[statusOf(told)] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: stage.connections }, caller));
  const seconds = (performance.now() - began) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  const busy = performance.eventLoopUtilization(loopBefore).utilization;
  await pool.close();
  return {
    ...{ seconds, odd, busy, cpuMs: (cpu.user + cpu.system) / 1_000, wishesUsed: next - stage.firstWish },
    latencies: latencies.map((ms) => Math.round(ms * 100) / 100).toSorted((a, b) => a - b),
  };
}
