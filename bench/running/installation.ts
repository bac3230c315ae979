import { randomBytes } from 'node:crypto';
import { SecretBox } from '../../src/shared/secret-box.js';
import { CALCOM_KEY, RETELL_KEY } from '../data/numbers.js';

/** The secrets of this run's Frontdesk, and the environment that an operator would give it. */
export interface Installation {
  box: SecretBox;
  encryptionKey: { id: string; key: Buffer };
  env(databaseUrl: string, calendarUrl: string, role: string): Record<string, string>;
}

export function newInstallation(): Installation {
  const encryptionKey = { id: 'k1', key: randomBytes(32) };
  return {
    encryptionKey,
    box: new SecretBox([encryptionKey]),
    env: (databaseUrl, calendarUrl, role) => ({
      ...{ DATABASE_URL: databaseUrl, ROLE: role, RETELL_API_KEY: RETELL_KEY },
      ENCRYPTION_KEYS: `${encryptionKey.id}:${encryptionKey.key.toString('base64')}`,
      ...{ CALCOM_API_URL: calendarUrl, CALCOM_API_KEY: CALCOM_KEY },
      ...{ ATTENDEE_EMAIL_DOMAIN: 'attendee.example.com', PUBLIC_URL: 'https://frontdesk.example.com' },
    }),
  };
}
