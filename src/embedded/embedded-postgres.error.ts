/** The embedded database could not be made available. The message says what to do; it is shown to the operator as it is. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

export const USE_OWN_DATABASE = 'Alternatively set DATABASE_URL to a PostgreSQL (15 or newer) of your own.';

/** The code of a Node.js or PostgreSQL error: `ENOENT`, `ECONNREFUSED`, `28P01` … (jest gives Node's errors another `Error` class.) */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
