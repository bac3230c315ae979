import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError, USE_OWN_DATABASE } from './embedded-postgres.error.js';

const PACKAGE = z.object({ version: z.string() });

export interface PlatformBinaries {
  /** The folder with bin, lib and share. */
  native: string;
  /** Of the npm package, such as 18.4.0-beta.17. */
  version: string;
  /** PostgreSQL's major version, as it stands in a cluster's PG_VERSION. */
  major: string;
}

/** Finds the PostgreSQL binaries that npm installed for this platform. */
export async function findPlatformBinaries(platform: string = process.platform, arch: string = process.arch): Promise<PlatformBinaries> {
  if (platform === 'win32') {
    throw new EmbeddedPostgresError('The embedded PostgreSQL is not supported on Windows: use WSL, or set DATABASE_URL.');
  }
  const name = `@embedded-postgres/${platform}-${arch}`;
  // Resolved from embedded-postgres, because the platform packages are its dependencies and not ours.
  const owner = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const root = dirname(dirname(createRequire(owner).resolve(name)));
    const { version } = PACKAGE.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version, major: version.split('.')[0] ?? '' };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform}-${arch} (the npm package ${name} is not installed). ` +
        'If npm was told to leave out optional packages, run npm ci without that. ' +
        USE_OWN_DATABASE,
      { cause },
    );
  }
}
