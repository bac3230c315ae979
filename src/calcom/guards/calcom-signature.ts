import { createHmac, timingSafeEqual } from 'node:crypto';

const DIGEST = /^[0-9a-f]{64}$/i;

/**
 * Whether one of the secrets signed these very bytes: the header is the HMAC-SHA256 in hex, without a prefix or a time (recorded:
 * webhook-deliveries). A webhook without a secret sends the words `no-secret-provided`, which prove nothing; no secret, no truth.
 */
export function isSignedByCalcom(header: string | undefined, rawBody: Buffer, secrets: string[]): boolean {
  if (header === undefined || !DIGEST.test(header)) return false;
  const given = Buffer.from(header, 'hex');
  return secrets.some((secret) => secret !== '' && timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), given));
}
