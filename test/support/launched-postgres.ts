import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EmbeddedPostgresOptions } from '../../src/embedded/embedded-postgres.js';

const LAUNCHER = fileURLToPath(new URL('embedded-postgres-launcher.mjs', import.meta.url));
const MODULE = new URL('../../src/embedded/embedded-postgres.ts', import.meta.url).href;

interface Ready {
  port: number;
  adopted: boolean;
  url: string;
}

interface Line {
  event?: string;
  ready?: Ready;
  error?: string;
}

export interface Launched {
  process: ChildProcess;
  /** Names of the events logged so far. */
  events: string[];
  ready: Promise<Ready>;
  stop(): Promise<void>;
  /** Ends the launcher at once; its server goes on. */
  kill(): Promise<void>;
  /** What Ctrl-C in a terminal does: SIGINT to the whole process group. */
  interrupt(): Promise<void>;
}

interface LaunchAs {
  uid?: number;
  gid?: number;
  env?: NodeJS.ProcessEnv;
  /** Another copy of embedded-postgres.ts. */
  module?: string;
}

/** Starts the embedded PostgreSQL from a process of its own. */
export function launchPostgres(options: Omit<EmbeddedPostgresOptions, 'log'>, { uid, gid, env, module }: LaunchAs = {}): Launched {
  const args = [LAUNCHER, module ? pathToFileURL(module).href : MODULE, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { uid, gid, cwd: '/', env: env ?? {}, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const events: string[] = [];
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));

  const ready = new Promise<Ready>((resolve, reject) => {
    const lines = createInterface(child.stdout).on('line', (text) => {
      const line: Line = JSON.parse(text);
      if (line.event) events.push(line.event);
      if (line.ready) resolve(line.ready);
      if (line.error) reject(new Error(line.error));
    });
    lines.once('close', () => reject(new Error(`The launcher ended. ${complaints}`)));
  });
  // A launcher that is killed on purpose has nobody who waits for it.
  ready.catch(() => undefined);

  return {
    ...{ process: child, events, ready },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    interrupt: async () => {
      if (child.pid) process.kill(-child.pid, 'SIGINT');
      await ended;
    },
  };
}
