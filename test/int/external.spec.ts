import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { chromiumBinary, describeWith, redisBinary, startRedis } from '../support/external.js';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const JEST = resolve(REPOSITORY, 'node_modules/jest/bin/jest.js');

function say(url: string, words: string): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${words}\r\n`));
    socket.once('error', failed);
    socket.once('data', (answer) => {
      socket.destroy();
      done(answer.toString().trim());
    });
  });
}

// A run of its own with nothing but this: the project's global set-up would start a second database for one sample.
const CONFIG = JSON.stringify({
  rootDir: REPOSITORY,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
  testMatch: ['<rootDir>/test/support/needs-redis.sample.ts'],
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.mjs'],
});

function runWithoutRedis(env: Record<string, string>): { status: number | null; output: string; lastLine: string | undefined } {
  // An empty PATH: only what the machine has installed is missing, node itself is named in full.
  const options = { cwd: REPOSITORY, env: { PATH: '', ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--experimental-vm-modules', JEST, '--config', CONFIG], options);
  return { status, output: stdout + stderr, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

describe('a suite that needs redis-server, on a machine without it', () => {
  it('is skipped with a line that says how to get it', () => {
    const { status, output, lastLine } = runWithoutRedis({});

    expect(status).toBe(0);
    expect(output).toContain('skipped: "a sample that needs Redis" needs redis-server; Debian: apt-get install redis-server');
    expect(lastLine).toBe('0 passed, 0 failed, 1 skipped');
  });

  it('fails with CI=true', () => {
    const { status, output, lastLine } = runWithoutRedis({ CI: 'true' });

    expect(status).toBe(1);
    expect(output).toContain('apt-get install redis-server');
    expect(lastLine).toBe('0 passed, 1 failed, 0 skipped');
  });
});

describeWith('redis')('a Redis of our own', () => {
  it('answers, is emptied, and refuses connections once killed', async () => {
    const redis = await startRedis();
    const set = await say(redis.url, 'SET wish booked');

    await redis.flush();
    const afterFlush = await say(redis.url, 'GET wish');
    await redis.kill();

    expect([set, afterFlush]).toEqual(['+OK', '$-1']);
    await expect(say(redis.url, 'PING')).rejects.toThrow('ECONNREFUSED');
  });

  it('runs beside another one and stops in order', async () => {
    const [one, other] = await Promise.all([startRedis(), startRedis()]);

    await one.stop();

    expect(one.url).not.toBe(other.url);
    await expect(say(one.url, 'PING')).rejects.toThrow('ECONNREFUSED');
    expect(await say(other.url, 'PING')).toBe('+PONG');
    await other.stop();
  });

  it('is found on PATH', () => {
    expect(existsSync(redisBinary() ?? '')).toBe(true);
  });
});

describeWith('chromium')('a browser', () => {
  it('is found on PATH', () => {
    expect(existsSync(chromiumBinary() ?? '')).toBe(true);
  });
});
