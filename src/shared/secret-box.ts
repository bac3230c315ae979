import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM with a key ring. The text is `keyId.nonce.tag.ciphertext` (base64url); `place` (table + row id) is bound in as
 * additional data, so that a value copied into another row does not open.
 */
export class SecretBox {
  constructor(private readonly keys: { id: string; key: Buffer }[]) {}

  seal(secret: string, place: string): string {
    const active = this.keys[0];
    if (!active) throw new Error('ENCRYPTION_KEYS is empty');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', active.key, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [active.id, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  }

  /** @throws when no key of the ring opens it, or it was sealed for another place. */
  open(text: string, place: string): string {
    const [id, ...parts] = text.split('.');
    const key = this.keys.find((candidate) => candidate.id === id)?.key;
    const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (!key || !nonce || !tag || !sealed) throw new Error(`no key "${id}" in ENCRYPTION_KEYS opens the secret of ${place}`);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }
}
