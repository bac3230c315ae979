import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import type { Role } from '../../src/auth/actor.js';
import { CreateUser } from '../../src/auth/commands/create-user.command.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { type Answer, apiOf } from './admin-api.js';
import type { Frontdesk } from './app.js';
import { unused } from './company-rows.js';

export const PASSWORD = 'correct horse battery staple';

/** What a browser would do: keeps the cookie, sends the token that changes need. */
export class Browser {
  cookie: string | null = null;
  csrfToken: string | null = null;

  constructor(private readonly frontdesk: Pick<Frontdesk, 'app'>) {}

  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const own = {
      ...(this.cookie === null ? {} : { cookie: this.cookie }),
      ...(this.csrfToken === null ? {} : { 'x-csrf-token': this.csrfToken }),
      'sec-fetch-site': 'same-origin',
    };
    const answer = await apiOf(this.frontdesk, null).send(method, path, body, { ...own, ...headers });
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';', 1)[0] ?? null;
    if (typeof answer.body?.csrf_token === 'string') this.csrfToken = answer.body.csrf_token;
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  logIn(email: string, password = PASSWORD): Promise<Answer> {
    return this.send('POST', '/session', { email, password });
  }
}

export interface Person {
  id: string;
  email: string;
}

/** A user who has chosen PASSWORD with the one-time link; not logged in. */
export async function aPerson(frontdesk: Frontdesk, role: Role, companyId: string | null = null): Promise<Person> {
  const email = `${role}-${unused()}@frontdesk.example`;
  const { app } = frontdesk;
  const made = await runInContext(app.get(EntityManager), () => app.get(CommandBus).execute(new CreateUser({ email, role, companyId })));
  const answer = await apiOf(frontdesk, null).post('/setup', { token: tokenIn(made.link.url), password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return { id: made.userId, email };
}

/** The same, logged in. */
export async function aBrowserOf(frontdesk: Frontdesk, role: Role, companyId: string | null = null): Promise<Browser & Person> {
  const person = await aPerson(frontdesk, role, companyId);
  const browser = new Browser(frontdesk);
  await browser.logIn(person.email);
  return Object.assign(browser, person);
}

/** The secret in a one-time link. */
export function tokenIn(url: string): string {
  return /#\/setup\?token=([\w-]{43})$/.exec(url)?.[1] ?? 'none';
}
