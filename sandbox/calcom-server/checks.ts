import { DateTime, IANAZone } from 'luxon';
import { httpError } from './errors.js';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The booking and slot end points report the first wrong property in one sentence, with a blank at its end. */
export function wrongProperty(property: string, text: string, parent?: string): never {
  const own = `${property} property is wrong,${text} `;
  throw httpError(400, parent === undefined ? own : `${parent} property is wrong, ${own}`);
}

/** An instant from ISO 8601; without an offset it counts as UTC. */
export function instant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const parsed = DateTime.fromISO(value, { zone: 'utc' });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

export function requireInstant(value: unknown, property: string): number {
  return instant(value) ?? wrongProperty(property, `${property} must be a valid ISO 8601 date string`);
}

const zones = new Map<string, boolean>();

/** Remembered: asking Intl anew each time took half of a booking's time. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const known = zones.get(value) ?? IANAZone.isValidZone(value);
  zones.set(value, known);
  return known;
}

export function optionalText(body: Record<string, unknown>, property: string): string | undefined {
  const value = body[property];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : wrongProperty(property, `${property} must be a string`);
}

export function refuseUnknown(body: Record<string, unknown>, known: readonly string[]): void {
  const unknown = Object.keys(body).find((property) => !known.includes(property));
  if (unknown !== undefined) wrongProperty(unknown, `property ${unknown} should not exist`);
}

export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}
