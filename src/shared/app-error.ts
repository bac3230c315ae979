/**
 * An expected failure of the admin API or of a provider's request. Becomes problem+json; `code` is stable, texts are not.
 * `level` decides how loud the log is: error means that someone must act.
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** Safe for the outside: names the field and the fix, never an internal. */
    readonly detail: string,
    readonly options: {
      field?: string;
      level?: 'debug' | 'info' | 'warn' | 'error';
      cause?: unknown;
      /** Further members of the problem document, such as times to choose from. */
      more?: Record<string, unknown>;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.name = 'AppError';
  }
}
