import { join } from 'node:path';
import { freePort } from '../../test/support/product.js';
import { type Child, REPOSITORY, startChild } from './child.js';
import type { Ending } from './ending.js';

export interface ProductOptions {
  env: Record<string, string>;
  folder: string;
  /** Where Node leaves CPU profiles when the process ends. */
  profileInto: string | null;
}

const STARTS_WITHIN_MS = 60_000;

/** The built product as `npm start` runs it, ready for calls. */
export async function startProduct(ending: Ending, { env, folder, profileInto }: ProductOptions): Promise<Child & { origin: string }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'product.log');
  const profile = profileInto === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileInto}`];
  const child = startChild(ending, {
    args: [...profile, '--enable-source-maps', join(REPOSITORY, 'dist/src/main.js')],
    env: { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    cwd: folder,
    logFile,
  });
  const deadline = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => null);
    if (answer?.ok) return { ...child, origin };
    if (child.process.exitCode !== null || Date.now() > deadline) throw new Error(`The product did not become ready; see ${logFile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
