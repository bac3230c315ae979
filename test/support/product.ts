import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { eventually } from './eventually.js';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const DIST = join(REPOSITORY, 'dist');
const LOCK = join(DIST, '.building');
const STAMP = join(DIST, '.built-from');
const LOCK_IS_STALE_MS = 120_000;

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

/** Builds what `npm start` builds, unless it stands already. Several suites may ask at once. */
export async function buildProduct(): Promise<void> {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  await eventually('the build by another suite', takeLock, LOCK_IS_STALE_MS);
  try {
    const sources = fingerprint();
    if (sources === readIfThere(STAMP)) return;
    const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
    const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: REPOSITORY, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`The product cannot be built:\n${built.stdout}${built.stderr}`);
    writeFileSync(STAMP, sources);
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** Starts `dist/<script>` with this environment and no other. */
export function startProduct(script: string, args: string[], cwd: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--enable-source-maps', join(DIST, script), ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
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
export async function becomesReady(running: Running, baseUrl: string, ms = 60_000): Promise<void> {
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

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - since > LOCK_IS_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** Changes whenever a file that goes into the build does. */
function fingerprint(): string {
  const files = globSync(['src/**/*.ts', 'sandbox/**/*.ts', 'migrations/*.ts', '*.ts', 'tsconfig*.json'], { cwd: REPOSITORY }).toSorted();
  return files.map((file) => `${file} ${statSync(join(REPOSITORY, file)).mtimeMs}`).join('\n');
}

function readIfThere(file: string): string | null {
  return statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : null;
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process could not be started');
  return child.pid;
}
