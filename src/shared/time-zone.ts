import { IANAZone } from 'luxon';

/** Clocks are put forward and back on a quarter of an hour of UTC, everywhere since they are put at all. */
const QUARTER_MS = 900_000;
/** Three weeks of quarters; then all are forgotten. */
const MOST_KEPT = 2_000;

/** Asking Intl for the offset of an instant is nearly all of what a reckoning in local time costs, and a call asks for the same few many times. */
class KeptZone extends IANAZone {
  private readonly offsets = new Map<number, number>();

  override offset(instantMs: number): number {
    const quarter = Math.floor(instantMs / QUARTER_MS);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.offsets.size >= MOST_KEPT) this.offsets.clear();
    const offset = super.offset(instantMs);
    this.offsets.set(quarter, offset);
    return offset;
  }
}

/** For luxon's `toISO`: `2026-11-26T14:30`. `toFormat` would make a formatter and read its pattern for every instant. */
export const TO_THE_MINUTE = { precision: 'minute', includeOffset: false } as const;

const ZONES = new Map<string, KeptZone>();

/** @param name of the tz database, such as Europe/Berlin */
export function timeZoneOf(name: string): IANAZone {
  const known = ZONES.get(name);
  if (known) return known;
  const zone = new KeptZone(name);
  // Only those that there are: a name that is none must not be kept for good.
  if (zone.isValid) ZONES.set(name, zone);
  return zone;
}
