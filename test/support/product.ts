import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DIST, REPOSITORY, buildOnce } from './build-once.js';
import { eventually } from './eventually.js';

/** A process of the built product, as an operator runs it. */
export interface Running {
  pid: number;
  /** Everything it wrote so far, stdout and stderr. */
  output(): string;
  /** Resolves to the exit code, or the signal's name. */
  ended: Promise<number | string>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
}

const SOURCES = ['src/**/*.ts', 'sandbox/**/*.ts', 'migrations/*.ts', '*.ts', 'tsconfig*.json'];

/** Builds the server as `npm start` does, unless it stands already; its types are the business of `npm run check`. */
export function buildProduct(): Promise<void> {
  return buildOnce('server', SOURCES, () => {
    const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
    const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: REPOSITORY, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`The product cannot be built:\n${built.stdout}${built.stderr}`);
  });
}

/** Starts `dist/<script>` with this environment and no other (but for the cache, which spares each start the compiling). */
export function startProduct(script: string, args: string[], cwd: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--enable-source-maps', join(DIST, script), ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(DIST, '.compile-cache'), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const endWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = new Promise<number | string>((resolved) => child.once('close', (code, signal) => resolved(code ?? signal ?? 'unknown')));
  void ended.then(() => process.off('exit', endWithUs));
  return {
    pid: pidOf(child),
    output: () => output,
    ended,
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until Frontdesk at this address says that it is ready. @throws with what it wrote when it ends before. */
export async function becomesReady(running: Running, baseUrl: string, ms = 100_000): Promise<void> {
  let over: number | string | null = null;
  void running.ended.then((code) => (over = code));
  await eventually(
    `ready at ${baseUrl}`,
    async () => {
      if (over !== null) throw new Error(`It ended (${over}) before it was ready:\n${running.output()}`);
      const response = await fetch(`${baseUrl}/health/ready`).catch(() => null);
      return response?.status === 200;
    },
    ms,
  );
}

/** A port that nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port was given'))));
    });
  });
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process could not be started');
  return child.pid;
}
