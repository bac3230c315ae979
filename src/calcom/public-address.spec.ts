import { assertPublicHttps } from './public-address.js';

describe('assertPublicHttps', () => {
  it.each(['https://8.8.8.8/v2', 'https://[2606:4700::1111]/v2', 'https://1.1.1.1:8443/api/v2'])('lets %s through', async (url) => {
    await expect(assertPublicHttps(url)).resolves.toBeUndefined();
  });

  it.each([
    ['http://8.8.8.8/v2', 'https'],
    ['ftp://8.8.8.8/v2', 'https'],
    ['nonsense', 'no URL'],
    ['https://user:secret@8.8.8.8/v2', 'nothing more'],
    ['https://8.8.8.8/v2?to=10.0.0.1', 'nothing more'],
    ['https://localhost/v2', 'not public'],
    ['https://does-not-exist.invalid/v2', 'cannot be found'],
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.1',
      '172.31.255.255',
      '169.254.169.254',
      '100.100.0.1',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '224.0.0.1',
    ].map((host): [string, string] => [`https://${host}/v2`, 'not public']),
    ...['[::1]', '[::]', '[fd00::1]', '[fe80::1]', '[::ffff:127.0.0.1]', '[::ffff:a00:1]', '[64:ff9b::7f00:1]'].map(
      (host): [string, string] => [`https://${host}/v2`, 'not public'],
    ),
  ])('refuses %s', async (url, why) => {
    await expect(assertPublicHttps(url)).rejects.toMatchObject({
      code: 'request.invalid',
      detail: expect.stringContaining(why),
      options: { field: 'base_url' },
    });
  });
});
