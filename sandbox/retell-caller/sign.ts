import { createHmac } from 'node:crypto';

/** The header `x-retell-signature` as Retell makes it (retell.md 2.1): over the raw body and the timestamp, nothing else. */
export function retellSignature(rawBody: string, key: string, timestampMs: number): string {
  const digest = createHmac('sha256', key).update(rawBody).update(String(timestampMs)).digest('hex');
  return `v=${timestampMs},d=${digest}`;
}
