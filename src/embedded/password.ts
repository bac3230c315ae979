import { randomBytes } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** Reads the server's password, or makes one as long as there is no cluster that knows another. */
export async function obtainPassword(file: string, dataDirectory: string): Promise<string> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept) return kept;
  if (await stat(join(dataDirectory, 'PG_VERSION')).catch(() => null)) {
    throw new EmbeddedPostgresError(
      `${file} is gone, and without it nobody can enter the database in ${dataDirectory}. ` +
        `Restore the file, or move ${dataDirectory} away to start with an empty database.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}
