import { retellSignature } from './sign.js';

export interface Webhook {
  /** Frontdesk's address. */
  baseUrl: string;
  /** `events`, `inbound`, or below a workspace `salon/events`. */
  path: string;
  /** A webhook key of the workspace; null: unsigned. */
  key: string | null;
  body: string;
  /** When it is signed. */
  timestampMs?: number;
}

/** Sends any bytes as Retell does: JSON by POST, signed over the raw body. */
export function sendWebhook({ baseUrl, path, key, body, timestampMs = Date.now() }: Webhook): Promise<Response> {
  const signature = key === null ? {} : { 'x-retell-signature': retellSignature(body, key, timestampMs) };
  return fetch(`${baseUrl}/retell/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...signature }, body });
}
