import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { AppError } from '../shared/app-error.js';

/** Where no Cal.com of the world stands: this host, private networks, link-local (cloud metadata), documentation, multicast. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');

function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return !NOT_PUBLIC.check(mapped, 'ipv4');
  // An address of IPv4 in hexadecimal clothes.
  if (/^::ffff:/i.test(address)) return false;
  return !NOT_PUBLIC.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A base URL that leads out into the world over https; the key is sent there. @throws AppError request.invalid */
export async function assertPublicHttps(text: string): Promise<void> {
  const refuse = (why: string): AppError => new AppError('request.invalid', 400, `base_url ${why}.`, { field: 'base_url' });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw refuse('is no URL');
  if (url.protocol !== 'https:') throw refuse('must begin with https://');
  if (url.username || url.password || url.search || url.hash) throw refuse('must be an address and a path, nothing more');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  if (addresses.length === 0) throw refuse('names a host that cannot be found');
  if (!addresses.every(isPublic)) throw refuse('leads to an address that is not public');
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
