import pg from 'pg';
import { Agent } from 'undici';
import { endWithStarter, sayReady } from '../running/child-end.js';
import { prepare } from './schema.js';
import { startReference } from './server.js';

/** As many connections as the product's pool for its hand-written statements; its other pool the reference does without. */
const CONNECTIONS = 16;

endWithStarter();
const { DATABASE_URL = '', CALENDAR_URL = '', RETELL_KEY = '', CALCOM_KEY = '' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: CONNECTIONS, application_name: 'reference' });
pool.on('error', () => undefined);
const workspaceId = await prepare(pool);
const agent = new Agent({ connections: 128, pipelining: 1, keepAliveTimeout: 4_000, headersTimeout: 2_400, bodyTimeout: 2_400 });
const origin = await startReference({ pool, agent, workspaceId, calendarUrl: CALENDAR_URL, calcomKey: CALCOM_KEY, retellKey: RETELL_KEY });
sayReady({ origin });
