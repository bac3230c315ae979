import type { IncomingHttpHeaders } from 'node:http';
import type { RateLimitSeen } from './calcom-access.js';

const LIMIT_HEADER = /^x-ratelimit-limit(-.+)?$/;
/** Cal.com's window; its 429 carries no Retry-After. */
const WINDOW_SECONDS = 60;

function numberOf(value: string | string[] | undefined): number | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

/** The limiter with the fewest requests left. Their names (the headers' suffixes) are free text in Cal.com's database. */
export function rateLimitOf(headers: IncomingHttpHeaders): RateLimitSeen | null {
  let tightest: RateLimitSeen | null = null;
  for (const name of Object.keys(headers)) {
    const match = LIMIT_HEADER.exec(name);
    if (!match) continue;
    const limit = numberOf(headers[name]);
    const remaining = numberOf(headers[`x-ratelimit-remaining${match[1] ?? ''}`]);
    const resetSeconds = numberOf(headers[`x-ratelimit-reset${match[1] ?? ''}`]) ?? WINDOW_SECONDS;
    if (limit === null || remaining === null) continue;
    if (tightest === null || remaining < tightest.remaining) tightest = { limit, remaining, resetSeconds };
  }
  return tightest;
}

/** How long a 429 asks us to stay away. */
export function retryAfterOf(headers: IncomingHttpHeaders): number {
  return rateLimitOf(headers)?.resetSeconds ?? WINDOW_SECONDS;
}
