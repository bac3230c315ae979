import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Short enough to be typed, from letters that are not mistaken for each other. */
function newPassword(): string {
  return Array.from(randomBytes(16), (byte) => 'abcdefghjkmnpqrstuvwxyz23456789'.charAt(byte % 31)).join('');
}

const SANDBOX_FILE = z.object({
  retellApiKey: z.string(),
  calcomApiKey: z.string(),
  encryptionKeys: z.string(),
  /** Where the stand-in listened last: it listens there again, so that what was imported still belongs to it. */
  calcomOrigin: z.string().nullable(),
  baseUrl: z.string().nullable(),
  operatorToken: z.string().nullable(),
  /** Of the operator who logs in; files of older versions have none. */
  adminPassword: z.string().nullable().default(null),
  /** The trial call that was made at the first start. */
  trial: z.object({ callId: z.string(), start: z.string() }).nullable(),
});

/** What the sandbox made for itself and remembers, readable by its owner alone. */
export type SandboxFile = z.infer<typeof SANDBOX_FILE>;

export const FRONTDESK_DIRECTORY = join(process.cwd(), '.frontdesk');
const FILE = join(FRONTDESK_DIRECTORY, 'sandbox.json');

export function readSandboxFile(): SandboxFile | null {
  return existsSync(FILE) ? SANDBOX_FILE.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : null;
}

/** Reads the file, or makes its keys. */
export function openSandboxFile(): SandboxFile {
  const known = readSandboxFile();
  if (known?.adminPassword) return known;
  const file = known ? { ...known, adminPassword: newPassword() } : newFile();
  writeSandboxFile(file);
  return file;
}

function newFile(): SandboxFile {
  return {
    retellApiKey: `key_${randomBytes(24).toString('hex')}`,
    calcomApiKey: `cal_sandbox_${randomBytes(16).toString('hex')}`,
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    calcomOrigin: null,
    baseUrl: null,
    operatorToken: null,
    adminPassword: newPassword(),
    trial: null,
  };
}

export function writeSandboxFile(file: SandboxFile): void {
  mkdirSync(FRONTDESK_DIRECTORY, { recursive: true, mode: 0o711 });
  writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}
