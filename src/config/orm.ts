import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { type EntityClass, PostgreSqlDriver, defineConfig } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { sayWhoActs } from '../shared/acting-connections.js';
import { giveBackLostConnections } from './lost-connections.js';

/** How every process opens the database; entities come from the modules that own the tables. */
export function ormOptions(databaseUrl: string, entities: EntityClass<object>[], connectsWithinMs = 1_500) {
  return defineConfig({
    driver: PostgreSqlDriver,
    clientUrl: databaseUrl,
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
    // A live call must hear an honest sentence within 3 s, so waiting for a connection may not outlast it.
    driverOptions: { connectionTimeoutMillis: connectsWithinMs, application_name: 'frontdesk', onPoolCreated: watchPool },
    pool: { min: 0, max: 10 },
    migrations: { migrationsList: MIGRATIONS, tableName: 'schema_migrations', silent: true, snapshot: false },
  });
}

function watchPool(pool: Pool): void {
  giveBackLostConnections(pool);
  sayWhoActs(pool);
}
