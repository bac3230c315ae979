import type { Pool } from 'undici';
import { retellSignature } from '../../sandbox/retell-caller/sign.js';
import { RETELL_KEY } from '../data/numbers.js';

/** Sends one signed body. The text of the answer; what went wrong on the way is an odd answer. */
export async function ask(pool: Pool, path: string, body: string): Promise<string> {
  const signature = retellSignature(body, RETELL_KEY, Date.now());
  const headers = { 'content-type': 'application/json', 'x-retell-signature': signature };
  try {
    const answer = await pool.request({ path, method: 'POST', headers, body });
    return await answer.body.text();
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

/** The status of an answer, or how it begins. */
export function statusOf(told: string): string {
  return /"status":"(\w+)"/.exec(told)?.[1] ?? told.slice(0, 80);
}
