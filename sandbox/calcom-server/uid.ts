import { randomBytes } from 'node:crypto';

// Cal.com's short-uuid uses the flickr base 58 alphabet: 22 characters for 128 bits.
const ALPHABET = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

export function bookingUid(): string {
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let uid = '';
  for (let place = 0; place < 22; place++) {
    uid = ALPHABET.charAt(Number(rest % 58n)) + uid;
    rest /= 58n;
  }
  return uid;
}
