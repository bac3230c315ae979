import type { z } from 'zod';
import { CalcomError, type CalcomErrorCode } from './calcom-error.js';
import { errorTextOf, withoutPersonalData } from './error-text.js';
import type { HttpAnswer } from './http-exchange.js';
import { retryAfterOf } from './rate-limit-headers.js';

interface StatusMeaning {
  /** The body is one of Cal.com's own error shapes. */
  own: CalcomErrorCode;
  /** Somebody else answered (a proxy, a firewall) or the body is broken: no proof of what Cal.com did. */
  foreign: CalcomErrorCode;
}

const MEANING_OF_STATUS: Record<number, StatusMeaning> = {
  400: { own: 'refused', foreign: 'bad_shape' },
  401: { own: 'auth_failed', foreign: 'auth_failed' },
  403: { own: 'forbidden', foreign: 'forbidden' },
  404: { own: 'not_found', foreign: 'bad_shape' },
  408: { own: 'temporary', foreign: 'temporary' },
  409: { own: 'conflict', foreign: 'bad_shape' },
  422: { own: 'refused', foreign: 'bad_shape' },
  429: { own: 'rate_limited', foreign: 'rate_limited' },
  // Used for expired tokens of managed users (Cal.com's own invention).
  498: { own: 'auth_failed', foreign: 'auth_failed' },
  500: { own: 'server_error', foreign: 'temporary' },
};

/** By the first digit, for statuses without a line of their own. Redirects are not followed: they would carry the key elsewhere. */
const MEANING_OF_CLASS: Record<number, StatusMeaning> = {
  3: { own: 'bad_shape', foreign: 'bad_shape' },
  4: { own: 'refused', foreign: 'bad_shape' },
  5: { own: 'temporary', foreign: 'temporary' },
};

const ODD_STATUS: StatusMeaning = { own: 'bad_shape', foreign: 'bad_shape' };

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function errorOf(answer: HttpAnswer, apiKey: string): CalcomError {
  const words = errorTextOf(parsedJson(answer.body));
  const meaning = MEANING_OF_STATUS[answer.status] ?? MEANING_OF_CLASS[Math.floor(answer.status / 100)] ?? ODD_STATUS;
  const code = words === null ? meaning.foreign : meaning.own;
  return new CalcomError(code, {
    status: answer.status,
    detail: words === null ? "not one of Cal.com's error bodies" : withoutPersonalData(words, apiKey),
    retryAfterSeconds: code === 'rate_limited' ? retryAfterOf(answer.headers) : null,
  });
}

/** The answer's data, or the CalcomError it stands for. Names the path of a missing field, never its value. */
export function readAnswer<T>(answer: HttpAnswer, shape: z.ZodType<T>, apiKey: string): T {
  if (answer.status < 200 || answer.status > 299) throw errorOf(answer, apiKey);
  const body = parsedJson(answer.body);
  if (body === undefined) throw new CalcomError('bad_shape', { status: answer.status, detail: 'not JSON' });
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new CalcomError('bad_shape', { status: answer.status, detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}
