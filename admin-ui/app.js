// Who is here and what they see: nobody (log in), somebody with a one-time link (choose a password), a person or a token (the desk).
import { Refusal, changeAsPerson, send, tokenOfTab } from './api.js';
import { companySections } from './companies.js';
import { clear, offerField, onSubmit } from './form.js';

const VIEWS = ['log-in', 'use-token', 'choose', 'desk'];
const ENDED = 'Your session has ended. Log in again.';
const byId = (id) => document.getElementById(id);
/** Counts what was begun, so that a slow answer of before shows nothing any more. */
let turn = 0;

function show(view, words = '') {
  for (const id of VIEWS) byId(id).hidden = id !== view;
  byId('account').hidden = view !== 'desk';
  byId('companies').replaceChildren();
  byId('message').textContent = words;
  for (const id of ['log-in', 'use-token', 'choose', 'change']) clear(byId(id));
  openChange(false);
  return (turn += 1);
}

function showForm(view, words) {
  show(view, words);
  byId(view).querySelector('.field:not([hidden]) input').focus();
}

/** The secret of the one-time link that was opened; it stands behind the # and goes to no server by itself. */
function tokenOfLink() {
  const query = /^#\/setup\?(.*)$/.exec(location.hash)?.[1];
  return query === undefined ? null : new URLSearchParams(query).get('token');
}

async function start(words = '') {
  if (tokenOfLink() !== null) return showChoose();
  try {
    await showDesk(await send('GET', '/session'));
  } catch (refusal) {
    leave(refusal, words);
  }
}

/** Back to the first page; says why, unless it is only that nobody is logged in. */
function leave(refusal, words) {
  if (refusal.status !== 401) return showForm('log-in', refusal.message);
  const hadToken = tokenOfTab.get() !== null;
  tokenOfTab.forget();
  showForm('log-in', hadToken ? 'The API token of this tab is no longer valid.' : words);
  if (!hadToken) void tellOfFirstRun(turn);
}

async function tellOfFirstRun(since) {
  const { needed } = await send('GET', '/setup').catch(() => ({ needed: false }));
  if (!needed || since !== turn) return;
  byId('message').textContent =
    'Nobody can log in yet. Open the link that was printed at the first start; npm run cli -- user:link prints another one.';
}

async function showDesk({ kind, name, role, company }, words = '') {
  const isPerson = kind === 'user';
  const since = show('desk', words || 'Loading …');
  byId('name').textContent = name;
  byId('role').textContent = [isPerson ? role : `API token, ${role}`, company?.name ?? 'all companies'].join(' · ');
  for (const id of ['open-change', 'leave', 'leave-everywhere']) byId(id).hidden = !isPerson;
  byId('forget').hidden = isPerson;
  // For password managers, which else would not know whose password is changed.
  byId('change-for').defaultValue = isPerson ? name : '';
  byId('desk').focus();
  try {
    const sections = await companySections();
    if (since !== turn) return;
    byId('companies').replaceChildren(...sections);
    const isNew = sections.length === 0 && company === null;
    byId('message').textContent = words || (isNew ? 'No company yet. Create one through the API: see the API docs.' : '');
  } catch (refusal) {
    if (since !== turn) return;
    if (refusal.status === 401) leave(refusal, ENDED);
    else byId('message').textContent = refusal.message;
  }
}

async function showChoose() {
  const since = show('choose');
  const { needed } = await send('GET', '/setup').catch(() => ({ needed: false }));
  if (since !== turn) return;
  offerField(byId('first-email'), needed);
  byId('choose-title').textContent = needed ? 'Set up Frontdesk' : 'Choose a password';
  byId('choose-intro').textContent = `${needed ? 'You become the first operator. ' : ''}The link that brought you here works once.`;
  byId(needed ? 'first-email' : 'chosen').focus();
}

/** Whoever has just logged in; a token of before would speak for somebody else. */
async function enter(words) {
  tokenOfTab.forget();
  const me = await send('GET', '/session').catch((refusal) => {
    if (refusal.status !== 401) throw refusal;
    throw new Refusal('You are logged in, but the browser did not keep it. Open this page at its https address (PUBLIC_URL).');
  });
  void showDesk(me, words);
}

function openChange(isOpen) {
  byId('change').hidden = !isOpen;
  byId('open-change').setAttribute('aria-expanded', String(isOpen));
  if (isOpen) byId('current').focus();
}

/** A session that ended meanwhile is what was wanted. */
async function logOut(path, words) {
  try {
    await changeAsPerson('DELETE', path);
  } catch (refusal) {
    if (refusal.status !== 401) return (byId('message').textContent = refusal.message);
  }
  void start(words);
}

onSubmit(byId('log-in'), async (body) => {
  await send('POST', '/session', { body }).catch((refusal) => {
    // Which of the two is wrong is not said; the password is what is typed again.
    throw refusal.code === 'auth.login_failed' ? new Refusal(refusal.message, { ...refusal, field: 'password' }) : refusal;
  });
  await enter();
});

onSubmit(byId('use-token'), async ({ token: entered }) => {
  const token = entered.trim();
  const wrong = new Refusal('This is no valid token: mistyped, revoked or expired.', { field: 'token' });
  // What cannot stand in a header is no token either.
  if (!/^[\x21-\x7e]+$/.test(token)) throw wrong;
  const me = await send('GET', '/session', { token }).catch((refusal) => {
    throw refusal.status === 401 ? wrong : refusal;
  });
  tokenOfTab.keep(token);
  void showDesk(me);
});

onSubmit(byId('choose'), async (chosen) => {
  await send('POST', '/setup', { body: { ...chosen, token: tokenOfLink() ?? '' } });
  history.replaceState(null, '', '/admin/');
  await enter('Your password is saved.');
});

onSubmit(byId('change'), async (body) => {
  try {
    await changeAsPerson('POST', '/session/password', body);
  } catch (refusal) {
    if (refusal.status === 401) return leave(refusal, ENDED);
    throw refusal;
  }
  openChange(false);
  byId('message').textContent = 'Your new password is saved. You are logged out everywhere else.';
  byId('open-change').focus();
});

byId('open-change').addEventListener('click', () => {
  clear(byId('change'));
  openChange(byId('change').hidden);
});
byId('leave').addEventListener('click', () => void logOut('/session', 'You are logged out.'));
byId('leave-everywhere').addEventListener('click', () => void logOut('/sessions', 'You are logged out on all devices.'));
byId('forget').addEventListener('click', () => {
  tokenOfTab.forget();
  void start();
});
byId('to-token').addEventListener('click', () => showForm('use-token'));
byId('to-log-in').addEventListener('click', () => showForm('log-in'));
addEventListener('hashchange', () => void start());
// Brought back by the back button as it was: who is logged in may have changed.
addEventListener('pageshow', ({ persisted }) => persisted && void start());
void start();
