import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { retellSignature } from '../../sandbox/retell-caller/sign.js';
import { isSignedByRetell } from '../../src/telephony/guards/retell-signature.js';

const RECORDINGS = join(process.cwd(), 'test/recordings/retell');
const { key, vectors }: { key: string; vectors: { file: string; timestamp_ms: number; x_retell_signature: string }[] } = JSON.parse(
  readFileSync(join(RECORDINGS, 'signatures.json'), 'utf8'),
);

const KEY = 'key_unit_not_a_secret';
const NOW = new Date('2026-11-23T09:00:00Z');
const MINUTE = 60_000;
const body = Buffer.from('{"name":"book_appointment","call":{"call_id":"call_1"},"args":{"customer_name":"Zoë"}}');

/** Signed `ageMs` before the clock's now; a negative age is the future. */
function signedBefore(ageMs: number, keys = [KEY], signedWith = KEY): boolean {
  return isSignedByRetell(retellSignature(body.toString('utf8'), signedWith, NOW.getTime() - ageMs), body, keys, NOW);
}

describe('the recorded vectors', () => {
  it.each(vectors)('takes $file', ({ file, timestamp_ms, x_retell_signature }) => {
    expect(isSignedByRetell(x_retell_signature, readFileSync(join(RECORDINGS, file)), [key], new Date(timestamp_ms))).toBe(true);
  });

  it.each(vectors)('refuses $file with one flipped bit', ({ file, timestamp_ms, x_retell_signature }) => {
    const altered = readFileSync(join(RECORDINGS, file));
    const middle = Math.floor(altered.length / 2);
    altered[middle] = (altered[middle] ?? 0) ^ 1;

    expect(isSignedByRetell(x_retell_signature, altered, [key], new Date(timestamp_ms))).toBe(false);
  });
});

describe('the clock', () => {
  it.each([
    ['4:59 old', 4 * MINUTE + 59_000, true],
    ['5:00 old', 5 * MINUTE, true],
    ['5:01 old', 5 * MINUTE + 1_000, false],
    ['4:59 in the future', -(4 * MINUTE + 59_000), true],
    ['5:01 in the future', -(5 * MINUTE + 1_000), false],
  ])('%s', (_age, ageMs, taken) => {
    expect(signedBefore(ageMs)).toBe(taken);
  });

  it('refuses a timestamp that is not the signed one', () => {
    const header = retellSignature(body.toString('utf8'), KEY, NOW.getTime() - 6 * MINUTE);

    expect(isSignedByRetell(header.replace(/^v=\d+/, `v=${NOW.getTime()}`), body, [KEY], NOW)).toBe(false);
  });
});

describe('the keys', () => {
  it.each(['key_old', 'key_new'])('takes %s while both are in rotation', (signedWith) => {
    expect(signedBefore(0, ['key_old', 'key_new'], signedWith)).toBe(true);
  });

  it('refuses a key that is not the workspace’s', () => {
    expect(signedBefore(0, ['key_old', 'key_new'], 'key_other')).toBe(false);
  });

  it('refuses everything without a key', () => {
    expect(signedBefore(0, [])).toBe(false);
  });
});

describe('the header', () => {
  const good = retellSignature(body.toString('utf8'), KEY, NOW.getTime());

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['without a digest', `v=${NOW.getTime()}`],
    ['with a digest too short', good.slice(0, -1)],
    ['with a digest too long', `${good}0`],
    ['with a digest that is no hex', `${good.slice(0, -1)}g`],
    ['without a timestamp', good.replace(/^v=\d+,/, '')],
    ['with a negative timestamp', good.replace('v=', 'v=-')],
  ])('refuses one %s', (_kind, header) => {
    expect(isSignedByRetell(header, body, [KEY], NOW)).toBe(false);
  });

  it('takes the digest in capital letters', () => {
    expect(
      isSignedByRetell(
        good.replace(/d=.*/, (digest) => `d=${digest.slice(2).toUpperCase()}`),
        body,
        [KEY],
        NOW,
      ),
    ).toBe(true);
  });
});
