import createClient from 'openapi-fetch';
import { HttpError } from 'react-admin';
import { errorKey } from '../i18n/errors';
import type { components, paths } from './schema';

/** The answer of the API by its name in the OpenAPI document, e.g. `Schema<'TeamResponse'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

const SAFE = new Set(['GET', 'HEAD']);
/** Codes whose words are nothing without the server's own. */
const SAYS_DETAIL = new Set(['request.invalid', 'request.conflict', 'booking.invalid_arguments', 'booking.ask_answer']);
/** Of the session that is open in this browser; another tab may have begun another one since. */
let csrfToken: string | null = null;

/**
 * The one way to the API: with the session's cookie, and for changes its CSRF token.
 * @throws HttpError with the problem of the answer as `body` and the fields at fault as `body.errors`
 */
export async function apiFetch(request: Request): Promise<Response> {
  if (SAFE.has(request.method)) return settle(await reach(request));
  const again = request.clone();
  csrfToken ??= await currentCsrfToken();
  const response = await reach(withCsrf(request));
  if (response.status !== 403 || (await problemOf(response.clone())).code !== 'auth.csrf') return settle(response);
  csrfToken = await currentCsrfToken();
  return settle(await reach(withCsrf(again)));
}

/** The API with its types, for what is more than reading and writing one thing. Answers outside 2xx are thrown. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: apiFetch });

/** What the API answered; it is there, because everything else was thrown. */
export async function answerOf<Answer>(reply: Promise<{ data?: Answer }>): Promise<Answer> {
  const { data } = await reply;
  if (data === undefined) throw new HttpError('The server sent an empty answer.', 502);
  return data;
}

export function forgetCsrfToken(): void {
  csrfToken = null;
}

function reach(request: Request): Promise<Response> {
  return fetch(request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpError('frontdesk.errors.unreachable', 0);
  });
}

async function settle(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem = await problemOf(response);
  const { code, field, detail = `${response.status}` } = problem;
  const key = errorKey(code) ?? detail;
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  const body = { ...problem, retryAfter, ...(field && { errors: { [field]: atField(key, detail) } }) };
  // react-admin shows the message by itself where a page does not.
  throw new HttpError(SAYS_DETAIL.has(code ?? '') ? detail : key, response.status, body);
}

/** What react-admin shows at the field: a text with arguments, written as ra-core's ValidationError reads it. */
function atField(message: string, detail: string): string {
  return `@@react-admin@@${JSON.stringify({ message, args: { _: detail, detail } })}`;
}

/** Answers of a proxy in between are no problem+json. */
async function problemOf(response: Response): Promise<Partial<Schema<'ProblemResponse'>>> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null ? body : {};
}

async function currentCsrfToken(): Promise<string | null> {
  const response = await reach(new Request('/api/v1/session'));
  if (!response.ok) return null;
  const session: Schema<'SessionResponse'> = await response.json();
  return session.csrf_token;
}

function withCsrf(request: Request): Request {
  if (csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
  return request;
}
