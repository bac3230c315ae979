import { isSandbox } from '../src/config/env.js';
import { openSandboxFile } from './sandbox-file.js';

/** The environment with what the sandbox makes for itself; whatever was given stays as it was given (design section 6). */
export function environment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!isSandbox(given)) return given;
  const file = openSandboxFile();
  const made = {
    FRONTDESK_SANDBOX: '1',
    RETELL_API_KEY: file.retellApiKey,
    ENCRYPTION_KEYS: file.encryptionKeys,
    CALCOM_API_KEY: file.calcomApiKey,
    ...(file.calcomOrigin ? { CALCOM_API_URL: `${file.calcomOrigin}/v2` } : {}),
    ADMIN_EMAIL: 'operator@frontdesk.example',
    ADMIN_PASSWORD: file.adminPassword ?? '',
    ATTENDEE_EMAIL_DOMAIN: 'attendee.example.com',
    PUBLIC_URL: `http://127.0.0.1:${given.PORT || '3000'}`,
  };
  return { ...made, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')) };
}
