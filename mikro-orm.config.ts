import { ormOptions } from './src/config/orm.js';
import { readEnv } from './src/config/env.js';

/** For MikroORM's own command line (`npx mikro-orm migration:list`): the application itself goes through src/config. */
export default ormOptions(readEnv().databaseUrl ?? 'postgresql://127.0.0.1:54329/frontdesk', []);
