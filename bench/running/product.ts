import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../test/support/product.js';
import { type Child, REPOSITORY, startChild } from './child.js';
import type { Ending } from './ending.js';

export interface ProductOptions {
  env: Record<string, string>;
  folder: string;
  /** Where Node leaves CPU profiles when the process ends. */
  profileInto: string | null;
  /** Any free one, unless given. */
  port?: number;
  /** A module that Node loads before it, and with which its starter may speak. */
  preload?: string;
}

const STARTS_WITHIN_MS = 60_000;
/** How `npm start` runs Node, save for the settings in a file. */
const NODE_OPTIONS = startScript().match(/--(?!env-file)[\w-]+(=\d+)?/g) ?? [];
const MALLOC_ARENA_MAX = /MALLOC_ARENA_MAX=(\d+)/.exec(startScript())?.[1] ?? '';

/** The built product as `npm start` runs it, ready for calls. */
export async function startProduct(ending: Ending, options: ProductOptions): Promise<Child & { origin: string }> {
  const { env, folder, profileInto, preload } = options;
  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'product.log');
  const profile = profileInto === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileInto}`];
  const child = startChild(ending, {
    args: [...profile, ...(preload ? ['--import', preload] : []), ...NODE_OPTIONS, join(REPOSITORY, 'dist/src/main.js')],
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX, HOST: '127.0.0.1', PORT: String(port), ...env },
    cwd: folder,
    ipc: preload !== undefined,
    logFile,
  });
  const deadline = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => null);
    if (answer?.ok) return { ...child, origin };
    const { exitCode, signalCode } = child.process;
    if (exitCode !== null || signalCode !== null || Date.now() > deadline)
      throw new Error(`The product did not become ready; see ${logFile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function startScript(): string {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
  return scripts.start.split(' && ').at(-1) ?? '';
}
