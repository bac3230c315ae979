import { setTimeout as delay } from 'node:timers/promises';
import { type Balancer, openBalancer } from '../house/balancer.js';
import type { Stand } from '../stand.js';
import type { Scene, Stage } from './scene.js';

type Process = Awaited<ReturnType<Stand['frontdesk']['another']>>;

const ROUNDS = { quick: 1, full: 2 };
const PROCESSES = 2;

/** Two processes behind a balancer; one after the other is asked to end (SIGTERM) and replaced. Nobody may notice. */
export const rollingRestart: Scene = {
  name: 'rolling-restart',
  lastsMs: { quick: 500, full: 1_000 },
  isBalanced: true,
  open: async ({ ending, frontdesk }) => {
    await frontdesk.end();
    const balancer = await openBalancer(ending, Number(new URL(frontdesk.origin).port));
    const processes: Process[] = [];
    while (processes.length < PROCESSES) processes.push(await join(frontdesk, balancer));
    const close = async (): Promise<void> => {
      for (const each of processes) await each.end();
      await balancer.close();
    };
    return { frontdesk: null, play: (stage) => replaceAll(processes, balancer, stage), close };
  },
};

async function replaceAll(processes: Process[], balancer: Balancer, { frontdesk, options, lastsMs }: Stage): Promise<string> {
  const rounds = options.quick ? ROUNDS.quick : ROUNDS.full;
  for (let time = 0; time < rounds * PROCESSES; time += 1) {
    const [old] = processes;
    if (!old) throw new Error('there is no process to be replaced');
    await old.end();
    processes.shift();
    balancer.remove(old.origin);
    const { exitCode, signalCode } = old.process;
    if (exitCode !== 0) throw new Error(`asked to end it ended with ${exitCode ?? signalCode}`);
    await delay(lastsMs);
    processes.push(await join(frontdesk, balancer));
    await delay(lastsMs);
  }
  return `each of ${PROCESSES} processes was replaced ${rounds === 1 ? 'once' : `${rounds} times`}`;
}

/** A further process that gets calls once it is ready. */
async function join(frontdesk: Stand['frontdesk'], balancer: Balancer): Promise<Process> {
  const started = await frontdesk.another({});
  balancer.add(started.origin);
  await balancer.waitUntilReady(started.origin);
  return started;
}
