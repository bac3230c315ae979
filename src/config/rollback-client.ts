import pg from 'pg';

const NOTHING_LEFT = { command: 'ROLLBACK', rowCount: 0, rows: [], fields: [], oid: 0 };

/**
 * A session that PostgreSQL ended in the middle of a transaction has nothing to roll back. Kysely gives a connection back to the pool
 * only after a rollback that succeeded: without this each such session would take one place of the pool away for good.
 */
export class RollbackClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // Over the prototype's, because its overloads cannot be written again without a cast.
    Object.assign(this, {
      query: (...args: unknown[]): unknown => {
        const send: unknown = Reflect.get(pg.Client.prototype, 'query');
        const sent: unknown = typeof send === 'function' ? Reflect.apply(send, this, args) : undefined;
        return args[0] === 'rollback' && sent instanceof Promise ? sent.catch(() => NOTHING_LEFT) : sent;
      },
    });
  }
}
