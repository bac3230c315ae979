/** What the clocks of a zone show at an instant: `2026-11-26T14:30`. */
export function wallTime(at: string | number, timeZone: string): string {
  // Swedes write dates as ISO 8601 does.
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
  return text.replace(' ', 'T');
}

/** The local day of a zone: `2026-11-26`. */
export function dayOf(at: string | number, timeZone: string): string {
  return wallTime(at, timeZone).slice(0, 10);
}

/** The instant at which the clocks of a zone show `2026-11-26T14:30`; null for what is no date. A time that the clocks skip is moved on. */
export function instantOf(wall: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = (at: number) => Date.parse(`${wallTime(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  // The offset at the first guess may be that of the other side of a change of clocks.
  const guess = asUtc - offset(asUtc);
  return new Date(asUtc - offset(guess)).toISOString();
}

/** `2026-11-30` + 1 = `2026-12-01`. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
