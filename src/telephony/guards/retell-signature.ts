import { createHmac, timingSafeEqual } from 'node:crypto';

/** Retell's own tolerance, both directions (retell-sdk, webhook_auth). */
const TOLERANCE_MS = 300_000;
const HEADER = /^v=(\d+),d=([0-9a-f]{64})$/i;

/**
 * Whether one of the keys signed these very bytes within five minutes of now: HMAC-SHA256 over raw body + timestamp, compared
 * in constant time. No key, no truth: an empty list refuses everything.
 */
export function isSignedByRetell(header: string | undefined, rawBody: Buffer, keys: string[], now: Date): boolean {
  const [, timestamp, digest] = HEADER.exec(header ?? '') ?? [];
  if (!timestamp || !digest || Math.abs(now.getTime() - Number(timestamp)) > TOLERANCE_MS) return false;
  const given = Buffer.from(digest, 'hex');
  return keys.some((key) => timingSafeEqual(createHmac('sha256', key).update(rawBody).update(timestamp).digest(), given));
}
