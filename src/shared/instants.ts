/** An instant as the API shows it: UTC with milliseconds, whatever zone the database session speaks in. */
export function utc(instant: string | Date): string {
  return new Date(instant).toISOString();
}

export function utcOrNull(instant: string | Date | null): string | null {
  return instant === null ? null : utc(instant);
}
