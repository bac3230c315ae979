import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventually } from './eventually.js';

export const REPOSITORY = resolve(import.meta.dirname, '../..');
export const DIST = join(REPOSITORY, 'dist');
const LOCK_IS_STALE_MS = 120_000;

/** Builds unless what stands was built from these files as they are. Several suites may ask at once. */
export async function buildOnce(what: string, sources: string[], build: () => void): Promise<void> {
  const [lock, stamp] = [join(DIST, `.building-${what}`), join(DIST, `.built-${what}`)];
  mkdirSync(DIST, { recursive: true });
  await eventually(`the build of ${what} by another suite`, () => take(lock), LOCK_IS_STALE_MS);
  try {
    const now = fingerprint(sources);
    if (statSync(stamp, { throwIfNoEntry: false }) && readFileSync(stamp, 'utf8') === now) return;
    build();
    writeFileSync(stamp, now);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - since > LOCK_IS_STALE_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Changes whenever one of the files does. */
function fingerprint(patterns: string[]): string {
  const files = globSync(patterns, { cwd: REPOSITORY }).toSorted();
  return files.map((file) => `${file} ${statSync(join(REPOSITORY, file)).mtimeMs}`).join('\n');
}
