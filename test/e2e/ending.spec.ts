import { once } from 'node:events';
import { connect } from 'node:net';
import { startFrontdesk } from '../support/app.js';

it.each([
  { which: 'that never sent a request', sent: '', seen: 'connection' },
  {
    which: 'whose request never ends',
    sent: 'POST /retell/functions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    seen: 'request',
  },
])('a connection $which does not keep the process from ending', async ({ sent, seen }) => {
  const frontdesk = await startFrontdesk({ seed: false });
  const { hostname, port } = new URL(frontdesk.baseUrl);
  const arrived = once(frontdesk.app.getHttpAdapter().getInstance().server, seen);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(sent);
  await arrived;

  await frontdesk.close();
  await closed;

  expect(socket.destroyed).toBe(true);
});
