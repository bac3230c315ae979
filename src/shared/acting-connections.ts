import type { Pool, PoolClient, QueryConfig } from 'pg';
import { type Acting, actingNow } from './acting.js';

/** A query that says itself on whose behalf it runs; null: it writes nothing that is audited. */
export interface ActingQuery extends QueryConfig {
  acting: Acting | null;
}

/** These write nothing that is audited. What begins otherwise may: a transaction, a change, a `with`. */
const WRITES_NOTHING = /^\s*(select|show|explain|commit|rollback|savepoint|release)\b/i;

/**
 * Lets the database know who acts, before the first statement of a connection that may write on somebody else's behalf: the audit
 * triggers read the setting `frontdesk.actor`. It costs a round trip when the actor of a connection changes, and none otherwise.
 */
export function sayWhoActs(pool: Pool): void {
  pool.on('connect', (client) => new SpeakingConnection(client).listen());
}

class SpeakingConnection {
  private said = '';

  constructor(private readonly client: PoolClient) {}

  listen(): void {
    const value = (...args: unknown[]): unknown => this.query(args);
    Object.defineProperty(this.client, 'query', { value, configurable: true, writable: true });
  }

  /** The class's own method, which `listen` covered. */
  private send(...args: unknown[]): unknown {
    const send: unknown = Reflect.get(Object.getPrototypeOf(this.client), 'query');
    if (typeof send !== 'function') throw new Error('a pg client has a method query');
    return Reflect.apply(send, this.client, args);
  }

  private query(args: unknown[]): unknown {
    const { text, acting: told } = readQuery(args[0]);
    // A rollback takes back what was set since its transaction or savepoint began.
    if (/^\s*rollback\b/i.test(text)) this.said = '';
    if (told === null || WRITES_NOTHING.test(text)) return this.send(...args);
    const { kind, id } = told ?? actingNow();
    const acting = id === null ? kind : `${kind}:${id}`;
    if (acting === this.said) return this.send(...args);
    this.said = acting;
    const saying = Promise.resolve(this.send(`select set_config('frontdesk.actor', $1, false)`, [acting]));
    return saying.catch(() => (this.said = '')).then(() => this.send(...args));
  }
}

function readQuery(query: unknown): { text: string; acting?: Acting | null } {
  if (typeof query === 'string') return { text: query };
  return isActingQuery(query) ? query : { text: '' };
}

function isActingQuery(query: unknown): query is { text: string; acting?: Acting | null } {
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string';
}
