import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './product.js';

/** What some suites want and no npm package brings along: name on PATH, and Debian's package. */
const EXTERNAL = {
  redis: { binaries: ['redis-server'], debian: 'redis-server' },
  chromium: { binaries: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
} as const;

type External = keyof typeof EXTERNAL;
type Suite = (name: string, body: () => void) => void;

/** A Redis of the test's own, without persistence. */
export interface RedisServer {
  url: string;
  /** Empties it, as an operator may at any moment. */
  flush(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Kills it on the spot (SIGKILL). */
  kill(): Promise<void>;
}

export const redisBinary = (): string | null => onPath(EXTERNAL.redis.binaries);
export const chromiumBinary = (): string | null => onPath(EXTERNAL.chromium.binaries);

/** `describe` where the program is installed; without it a skipped suite with a line saying how to get it, and with CI=true a failing one. */
export function describeWith(what: External): Suite {
  const { binaries, debian } = EXTERNAL[what];
  if (onPath(binaries)) return (name, body) => describe(name, body);

  const remedy = `needs ${binaries.join(' or ')}; Debian: apt-get install ${debian}`;
  if (process.env.CI === 'true') {
    return (name) =>
      describe(name, () => {
        it(remedy, () => {
          throw new Error(`${remedy} (with CI=true a missing program is a failure)`);
        });
      });
  }
  return (name, body) => {
    process.stderr.write(`skipped: "${name}" ${remedy}\n`);
    describe.skip(name, body);
  };
}

/** Starts redis-server on a free port in a folder of its own; it ends with the test process at the latest. */
export async function startRedis(): Promise<RedisServer> {
  const binary = redisBinary();
  if (!binary) throw new Error('redis-server is not on PATH: wrap the suite in describeWith("redis")');

  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-redis-'));
  for (let triesLeft = 3; ; triesLeft--) {
    const port = await freePort();
    const server = spawn(binary, ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]);
    const endWithUs = (): boolean => server.kill('SIGKILL');
    process.once('exit', endWithUs);
    const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      server.kill(signal);
      await gone;
      process.off('exit', endWithUs);
      await rm(folder, { recursive: true, force: true });
    };
    // Between looking for a free port and using it somebody else may have taken it.
    if (await isReady(server))
      return { url: `redis://127.0.0.1:${port}`, flush: () => flush(port), stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
    if (triesLeft === 1) throw new Error('redis-server ended before it was ready, three times');
  }
}

function onPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isReady(server: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('Ready to accept connections')) resolve(true);
    });
    server.once('error', reject);
    server.once('close', () => resolve(false));
  });
}

function flush(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL SYNC\r\n'));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+OK')) resolve();
      else reject(new Error(`FLUSHALL was answered ${answer.toString().trim()}`));
    });
  });
}
