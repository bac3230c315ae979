import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from './orm.js';

/** Brings the schema up to date. Two processes may start at once: an advisory lock makes the second wait for the first. */
export async function migrate(databaseUrl: string): Promise<void> {
  const orm = await MikroORM.init(ormOptions(databaseUrl, []));
  try {
    await orm.em.getConnection().execute(`select pg_advisory_lock(hashtext('frontdesk.migrate'))`);
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}
