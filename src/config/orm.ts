import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { type EntityClass, PostgreSqlDriver, defineConfig } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { sayWhoActs } from '../shared/acting-connections.js';
import { giveBackLostConnections } from './lost-connections.js';

/** Nobody waits on the line while a process starts, and a busy machine may take its time to let it in. */
const FIRST_WITHIN_MS = 15_000;
/** A live call must hear an honest sentence within 3 s, so waiting for a connection may not outlast it. */
const CONNECTS_WITHIN_MS = 1_500;

/** How every process opens the database; entities come from the modules that own the tables. */
export function ormOptions(databaseUrl: string, entities: EntityClass<object>[]) {
  return defineConfig({
    driver: PostgreSqlDriver,
    clientUrl: databaseUrl,
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
    driverOptions: { connectionTimeoutMillis: FIRST_WITHIN_MS, application_name: 'frontdesk', onPoolCreated: watchPool },
    pool: { min: 0, max: 10 },
    migrations: { migrationsList: MIGRATIONS, tableName: 'schema_migrations', silent: true, snapshot: false },
  });
}

function watchPool(pool: Pool): void {
  giveBackLostConnections(pool);
  sayWhoActs(pool);
  pool.once('connect', () => (pool.options.connectionTimeoutMillis = CONNECTS_WITHIN_MS));
}
