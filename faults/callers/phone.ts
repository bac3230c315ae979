import { Pool } from 'undici';
import { RETELL_KEY } from '../../bench/data/numbers.js';
import { retellSignature } from '../../sandbox/retell-caller/sign.js';
import type { Heard } from './answers.js';

/** A caller whose answer is late goes on waiting, so that it is seen how late. */
const GIVES_UP_MS = 12_000;
/** What an answer may take (design section 8): nobody waits longer for a process that is known to stand still. */
export const ANSWER_MS = 3_000;

/** Sends signed function calls and takes the time. */
export class Phone {
  private readonly pool: Pool;

  /** @param stoodStill whether Frontdesk was stopped at any time since then */
  constructor(
    origin: string,
    connections: number,
    private readonly stoodStill: (since: number) => boolean,
    keepAlive: boolean,
  ) {
    this.pool = new Pool(origin, { connections, pipelining: keepAlive ? 1 : 0, headersTimeout: 0, bodyTimeout: 0 });
  }

  /** Null: nobody answered. */
  async ask(body: string): Promise<Heard | null> {
    const headers = { 'content-type': 'application/json', 'x-retell-signature': retellSignature(body, RETELL_KEY, Date.now()) };
    const sent = performance.now();
    const patience = new AbortController();
    const soon = setTimeout(() => this.stoodStill(sent) && patience.abort(), ANSWER_MS);
    const late = setTimeout(() => patience.abort(), GIVES_UP_MS);
    try {
      const answer = await this.pool.request({ path: '/retell/functions', method: 'POST', headers, body, signal: patience.signal });
      const text = await answer.body.text();
      return { ...understood(answer.statusCode, text), ms: performance.now() - sent };
    } catch {
      return null;
    } finally {
      clearTimeout(soon);
      clearTimeout(late);
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

function understood(httpStatus: number, text: string): Omit<Heard, 'ms'> {
  if (httpStatus === 401) return { status: 'turned_away', reference: null };
  const answer = httpStatus === 200 ? parsed(text) : null;
  if (typeof answer?.message !== 'string' || answer.message === '') return { status: 'no_sentence', reference: null };
  return { status: String(answer.status), reference: answer.booking?.reference ?? null };
}

function parsed(text: string): { status?: string; message?: string; booking?: { reference?: string } } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
