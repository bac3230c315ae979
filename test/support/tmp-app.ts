import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { CreateToken } from '../../src/auth/commands/create-token.command.js';
import { createApp } from '../../src/bootstrap.js';
import { readEnv } from '../../src/config/env.js';
import { createTestDatabase } from './test-database.js';
export type Frontdesk = Awaited<ReturnType<typeof startFrontdesk>>;
export async function startFrontdesk() {
  const d = await createTestDatabase();
  const env = readEnv({
    ...{ FRONTDESK_SANDBOX: '1', ROLE: 'web', LOG_LEVEL: 'error', RETELL_API_KEY: 'key_test', CALCOM_API_KEY: 'cal_x', CALCOM_API_URL: 'http://127.0.0.1:1/v2' },
    ...{ ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`, ATTENDEE_EMAIL_DOMAIN: 'mail.example' },
    PUBLIC_URL: 'http://127.0.0.1:3000',
  });
  const app = await createApp(env, d.url);
  const pool = new pg.Pool({ connectionString: d.url });
  pool.on('error', () => undefined);
  const { token } = await app.get(CommandBus).execute(new CreateToken({ name: 'op', role: 'operator', companyId: null, expiresAt: null }));
  return {
    app, env, token,
    database: { url: d.url, query: async <T extends object>(s: string, v: unknown[]): Promise<T[]> => (await pool.query(s, v)).rows },
    close: async () => { await pool.end(); await app.close(); await d.drop(); },
  };
}
