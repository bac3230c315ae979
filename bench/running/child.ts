import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { Ending } from './ending.js';

export const REPOSITORY = join(import.meta.dirname, '../..');
const HOOKS = join(REPOSITORY, 'test/support/typescript-hooks.mjs');
const ENDS_WITHIN_MS = 15_000;

export interface Child {
  pid: number;
  process: ChildProcess;
  /** Resolves when it has ended. */
  gone: Promise<void>;
  /** SIGTERM, and SIGKILL for what does not go. */
  end: () => Promise<void>;
}

interface ChildOptions {
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** What it writes goes here. */
  logFile: string;
  /** A channel for messages; a child that has one ends with it (./child-end.ts). */
  ipc?: boolean;
}

/** A process of Node with this environment and no other; it is ended with the run at the latest. */
export function startChild(ending: Ending, { args, env = {}, cwd = REPOSITORY, logFile, ipc = false }: ChildOptions): Child {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    // A process group of its own: Ctrl-C reaches this program alone, which ends its children in order.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${args.join(' ')} could not be started`);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const end = ending.add(async () => {
    child.kill('SIGTERM');
    const late = setTimeout(kill, ENDS_WITHIN_MS);
    await gone;
    clearTimeout(late);
    process.off('exit', kill);
  });
  return { pid, process: child, gone, end };
}

/** One of our own programs, from its TypeScript source; resolves with the first message it sends. */
export async function startProgram<Ready>(ending: Ending, script: string, options: Omit<ChildOptions, 'args' | 'ipc'>) {
  const args = ['--import', HOOKS, join(REPOSITORY, 'bench', script)];
  const child = startChild(ending, { ...options, args, ipc: true });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.process.once('message', (message: Ready) => resolve(message));
    child.process.once('exit', (code) => reject(new Error(`bench/${script} ended (${code}) before it was ready; see ${options.logFile}`)));
  });
  return { ...child, ready };
}
