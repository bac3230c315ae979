// The REST API as this page uses it: with the cookie of whoever logged in, or with the token of this tab.
const TOKEN = 'frontdesk.token';

/** Of this tab alone; the session of a person is a cookie that no script can read. */
export const tokenOfTab = {
  get: () => sessionStorage.getItem(TOKEN),
  keep: (token) => sessionStorage.setItem(TOKEN, token),
  forget: () => sessionStorage.removeItem(TOKEN),
};

/** What the server said no to, in words for people. */
export class Refusal extends Error {
  constructor(words, { status = 0, code = null, field = null } = {}) {
    super(words);
    Object.assign(this, { status, code, field });
  }
}

/** @throws Refusal */
export async function send(method, path, { body, headers = {}, token = tokenOfTab.get() } = {}) {
  const request = {
    method,
    cache: 'no-store',
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  };
  const response = await fetch(`/api/v1${path}`, request).catch(() => {
    throw new Refusal('The server cannot be reached. Try again in a moment.');
  });
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Refusal(wordsFor(response, answer), { status: response.status, code: answer.code, field: answer.field });
}

/** Asks for the CSRF token each time: another tab may have begun another session since. */
export async function changeAsPerson(method, path, body) {
  const { csrf_token: csrfToken } = await send('GET', '/session');
  return send(method, path, { body, headers: { 'x-csrf-token': csrfToken } });
}

/** A whole list, page by page. */
export async function list(path) {
  const rows = [];
  for (let cursor = null; ;) {
    const page = await send('GET', `${path}?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`);
    rows.push(...page.data);
    cursor = page.next_cursor ?? null;
    if (cursor === null) return rows;
  }
}

function wordsFor(response, { detail }) {
  const seconds = Number(response.headers.get('retry-after'));
  if (response.status === 429 && seconds > 0) return `Too many attempts. Try again in ${inWords(seconds)}.`;
  if (response.status >= 500 || !detail) return `The server answered ${response.status}. Try again in a moment.`;
  return detail;
}

function inWords(seconds) {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
