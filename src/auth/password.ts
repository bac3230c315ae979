import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../shared/app-error.js';

/** OWASP's lowest recommended cost of argon2id: 19 MiB, two passes. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;

const LENGTH = { min: 12, max: 200 };

const derive = promisify(argon2);

/** The hash of a password that its owner chose. Takes a while: not inside a transaction. @throws AppError request.invalid */
export async function hashChosen(password: string, email: string): Promise<string> {
  if (password.length >= LENGTH.min && password.length <= LENGTH.max && password.trim().toLowerCase() !== email.trim().toLowerCase()) {
    return hashPassword(password);
  }
  const detail = `A password has ${LENGTH.min} to ${LENGTH.max} characters and is not the e-mail address.`;
  throw new AppError('request.invalid', 400, detail, { field: 'password' });
}

/** A PHC string, so that the cost may change one day. */
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', { ...COST, message: normal(password), nonce: salt });
  return `${PREFIX}${encode(salt)}$${encode(tag)}`;
}

/** Null, for somebody who does not exist or has no password yet, takes as long as a wrong one. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const known = hash === null ? null : readHash(hash);
  const { cost, salt, tag } = known ?? { cost: COST, salt: Buffer.alloc(16), tag: Buffer.alloc(32) };
  const given = await derive('argon2id', { ...cost, tagLength: tag.length, message: normal(password), nonce: salt });
  return timingSafeEqual(given, tag) && known !== null;
}

function readHash(hash: string): { cost: typeof COST; salt: Buffer; tag: Buffer } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!parts) throw new Error('a password hash that is no argon2id PHC string');
  const [memory = 0, passes = 0, parallelism = 0] = parts.slice(1, 4).map(Number);
  const [salt, tag] = parts.slice(4).map((part) => Buffer.from(part, 'base64'));
  if (!salt || !tag) throw new Error('a password hash without salt or tag');
  return { cost: { memory, passes, parallelism, tagLength: tag.length }, salt, tag };
}

/** The same characters typed on another keyboard are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
