import type { INestApplicationContext } from '@nestjs/common';
import { createApp } from '../../src/bootstrap.js';
import { Env } from '../../src/config/env.js';
import type { DataSet } from '../data/data-set.js';
import { CALCOM_KEY, RETELL_KEY } from '../data/numbers.js';
import type { Stand } from '../stand.js';

type Wanted = Pick<Stand, 'ending' | 'installation' | 'calendarOrigin'>;

/** The product's own code in this process, with all its workers at rest, so that what it sends to PostgreSQL can be watched. */
export async function inApplication<T>(
  { ending, installation, calendarOrigin }: Wanted,
  { url: databaseUrl }: DataSet,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const env = new Env({
    ...{ sandbox: false, port: 0, host: '127.0.0.1', databaseUrl, redisUrl: null, role: 'web', logLevel: 'silent' },
    ...{ encryptionKeys: [installation.encryptionKey], calcomApiUrl: `${calendarOrigin}/v2`, calcomApiKey: CALCOM_KEY },
    ...{ calcomWebhookSecret: null, retellApiKeys: [RETELL_KEY], publicUrl: 'https://frontdesk.example.com' },
    ...{ attendeeEmailDomain: 'attendee.example.com', admin: null, trustedProxies: [], apiLimitPerMinute: 600 },
  });
  const app = await createApp(env, databaseUrl);
  const close = ending.add(() => app.close());
  try {
    return await work(app);
  } finally {
    await close();
  }
}
