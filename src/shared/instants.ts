/** An instant as the API shows it: UTC with milliseconds, whatever zone the database session speaks in. */
export function utc(instant: string | Date): string {
  return new Date(instant).toISOString();
}

/** Whole seconds from one instant to another; null while the other is to come. */
export function secondsBetween(from: string | Date, to: string | Date | null): number | null {
  return to === null ? null : Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1_000));
}

export function utcOrNull(instant: string | Date | null): string | null {
  return instant === null ? null : utc(instant);
}
