import { z } from 'zod';

const E164 = /^\+[1-9]\d{4,14}$/;
/** The year 2200: beyond it a number is no moment of a call. */
const LATEST_MS = 7_258_118_400_000;

/** Fields of Retell's bodies, read tolerantly: what is missing or odd is null. */
export const text = z.string().trim().min(1).nullable().catch(null);
export const callId = z.string().trim().min(1).max(200);
export const moment = z
  .number()
  .positive()
  .max(LATEST_MS)
  .transform((ms) => new Date(ms))
  .nullable()
  .catch(null);

/** When Retell signed, by the header that the signature guard has accepted. */
export function signedAt(signature: string): Date | null {
  return moment.parse(Number(/^v=(\d+),/i.exec(signature)?.[1]));
}

/** Undefined for what is no JSON. */
export function readJson(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}

/** Who calls whom, in E.164. */
export interface CalledLine {
  /** Null when no number was dialled: web calls and outbound calls lead to no company (invariant 12). */
  toNumber: string | null;
  /** Null when hidden: missing, empty or not E.164. */
  callerNumber: string | null;
}

export function calledLine(call: {
  call_type?: string | null;
  direction?: string | null;
  from_number: string | null;
  to_number: string | null;
}): CalledLine {
  const inbound = call.call_type !== 'web_call' && (call.direction ?? 'inbound') === 'inbound';
  const from = call.from_number ?? '';
  return { toNumber: inbound ? dialled(call.to_number ?? '') : null, callerNumber: E164.test(from) ? from : null };
}

/** Some carriers' trunks deliver the dialled number without its plus (retell.md 4.4). */
export function dialled(number: string): string | null {
  if (E164.test(number)) return number;
  return E164.test(`+${number}`) ? `+${number}` : null;
}

/** A body as PostgreSQL can keep it, also as jsonb: that knows neither NUL nor half a surrogate pair. */
export function storable(rawBody: Buffer): string {
  const body = rawBody.toString('utf8').replaceAll('\0', '');
  if (!/\\u(?:0000|d[89a-f])/i.test(body)) return body;
  const json = readJson(body);
  const clean = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value);
  return json === undefined ? body : JSON.stringify(json, clean);
}
