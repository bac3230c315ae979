import { isIP } from 'node:net';
import { z } from 'zod';

const flag = z.enum(['1', 'true', '0', 'false']).transform((text) => text === '1' || text === 'true');
const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** `id:base64` pairs, the first one encrypts, all decrypt. */
const keyRing = list.transform((entries, context) =>
  entries.map((entry) => {
    const [id = '', encoded = ''] = entry.split(':', 2);
    const key = Buffer.from(encoded, 'base64');
    if (!/^[a-z0-9-]{1,16}$/.test(id) || key.length !== 32) {
      context.addIssue({
        code: 'custom',
        message: 'each entry is <id>:<32 bytes in base64>; make one with: echo "k1:$(openssl rand -base64 32)"',
      });
    }
    return { id, key };
  }),
);

/** As Fastify's trustProxy takes them: addresses, ranges, or names of private ranges. */
const proxies = list.refine(
  (entries) => entries.every((entry) => ['loopback', 'linklocal', 'uniquelocal'].includes(entry) || isIP(entry.split('/')[0] ?? '') !== 0),
  'addresses or ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal',
);

const SCHEMA = z.object({
  NODE_ENV: z.string().optional(),
  FRONTDESK_SANDBOX: flag.optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  ENCRYPTION_KEYS: keyRing.optional(),
  CALCOM_API_URL: httpUrl.default('https://api.cal.com/v2'),
  CALCOM_API_KEY: z.string().min(1).optional(),
  CALCOM_WEBHOOK_SECRET: z.string().min(1).optional(),
  RETELL_API_KEY: list.optional(),
  PUBLIC_URL: httpUrl.optional(),
  ATTENDEE_EMAIL_DOMAIN: z
    .string()
    .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/i, 'a domain such as mail.example.com')
    .optional(),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12, 'at least 12 characters').optional(),
  API_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  TRUSTED_PROXIES: proxies.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

const REQUIRED_OUTSIDE_SANDBOX = ['RETELL_API_KEY', 'ENCRYPTION_KEYS', 'ATTENDEE_EMAIL_DOMAIN', 'PUBLIC_URL'] as const;

/** Every variable Frontdesk reads (design section 6); `.env.example` and docs list the same names. */
export const ENV_NAMES = Object.keys(SCHEMA.shape);

export interface EncryptionKey {
  id: string;
  /** 32 bytes, AES-256. */
  key: Buffer;
}

/** The configuration of one process, checked once. Injectable by its class. */
export class Env {
  readonly sandbox!: boolean;
  readonly port!: number;
  readonly host!: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl!: string | null;
  readonly redisUrl!: string | null;
  readonly role!: 'all' | 'web' | 'worker';
  readonly encryptionKeys!: EncryptionKey[];
  readonly calcomApiUrl!: string;
  readonly calcomApiKey!: string | null;
  readonly calcomWebhookSecret!: string | null;
  readonly retellApiKeys!: string[];
  readonly publicUrl!: string;
  readonly attendeeEmailDomain!: string;
  /** Of the first operator; null: a link is printed. */
  readonly admin!: { email: string; password: string } | null;
  /** Requests a minute of one sender to the admin API. */
  readonly apiLimitPerMinute!: number;
  /** Their X-Forwarded-For says who sent a request; empty: nobody's does. */
  readonly trustedProxies!: string[];
  readonly logLevel!: string;

  constructor(values: Omit<Env, 'isWorker'>) {
    Object.assign(this, values);
  }

  /** Workers run queues and the scheduler, web processes answer calls; `all` does both. */
  get isWorker(): boolean {
    return this.role !== 'web';
  }
}

/** All that is wrong with the environment, at once. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nSee .env.example.`);
    this.name = 'EnvError';
  }
}

/** The environment of this process, for what adds to it before it is checked; nothing else reads process.env. */
export function givenEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** Whether this environment asks for the sandbox: explicitly, or because nothing real is configured (design section 6). */
export function isSandbox(source: NodeJS.ProcessEnv = process.env): boolean {
  if (source.FRONTDESK_SANDBOX) return source.FRONTDESK_SANDBOX === '1' || source.FRONTDESK_SANDBOX === 'true';
  return !source.CALCOM_API_KEY && !source.DATABASE_URL && source.NODE_ENV !== 'production';
}

/** @throws EnvError naming every bad variable and what it should be. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([name, value]) => ENV_NAMES.includes(name) && value !== ''));
  const parsed = SCHEMA.safeParse(given);
  const sandbox = isSandbox(source);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (sandbox && given.DATABASE_URL)
    problems.push('DATABASE_URL: the sandbox uses only its embedded database; unset this or FRONTDESK_SANDBOX');
  for (const name of REQUIRED_OUTSIDE_SANDBOX) if (!given[name]) problems.push(`${name}: required${sandbox ? '' : ' outside the sandbox'}`);
  if (!given.ADMIN_EMAIL !== !given.ADMIN_PASSWORD)
    problems.push('ADMIN_EMAIL, ADMIN_PASSWORD: give both, or none and use the printed link');
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  const env = parsed.data;
  return new Env({
    sandbox,
    port: env.PORT,
    host: env.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    role: env.ROLE,
    encryptionKeys: env.ENCRYPTION_KEYS ?? [],
    calcomApiUrl: env.CALCOM_API_URL,
    calcomApiKey: env.CALCOM_API_KEY ?? null,
    calcomWebhookSecret: env.CALCOM_WEBHOOK_SECRET ?? null,
    retellApiKeys: env.RETELL_API_KEY ?? [],
    publicUrl: env.PUBLIC_URL ?? '',
    attendeeEmailDomain: env.ATTENDEE_EMAIL_DOMAIN ?? '',
    admin: env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    apiLimitPerMinute: env.API_LIMIT_PER_MINUTE,
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    logLevel: env.LOG_LEVEL,
  });
}
