import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a session, link or token, and what is kept of it. 32 random bytes need no salt and no slow hash. */
export function newSecret(prefix = ''): { text: string; hash: string } {
  const text = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { text, hash: hashOfSecret(text) };
}

export function hashOfSecret(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
