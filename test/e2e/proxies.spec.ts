import { readEnv } from '../../src/config/env.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';

async function leftFor(frontdesk: Frontdesk, sender: string): Promise<number> {
  const headers = { 'x-forwarded-for': sender };
  const response = await fetch(`${frontdesk.baseUrl}/api/v1/companies`, { headers });
  return Number(response.headers.get('ratelimit-remaining'));
}

it.each([
  { trustedProxies: ['loopback'], which: 'a trusted proxy tells senders apart', left: [9, 8, 9] },
  { trustedProxies: [], which: 'nobody else does: a made-up sender counts as who sent it', left: [9, 8, 7] },
])('$which', async ({ trustedProxies, left }) => {
  const frontdesk = await startFrontdesk({ seed: false, env: { role: 'web', apiLimitPerMinute: 10, trustedProxies } });

  const [first, second, other] = [
    await leftFor(frontdesk, '192.0.2.1'),
    await leftFor(frontdesk, '192.0.2.1'),
    await leftFor(frontdesk, '192.0.2.2'),
  ];

  expect([first, second, other]).toEqual(left);
  await frontdesk.close();
});

it('refuses what is no address, and says what would be', () => {
  expect(() => readEnv({ FRONTDESK_SANDBOX: '1', TRUSTED_PROXIES: '10.0.0.0/8, my-proxy' })).toThrow(
    /TRUSTED_PROXIES: addresses or ranges such as/,
  );
});
