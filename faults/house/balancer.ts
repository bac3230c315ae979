import { once } from 'node:events';
import { type Socket, connect, createServer } from 'node:net';
import type { Ending } from '../../bench/running/ending.js';

const ASKS_EVERY_MS = 200;

/** What a balancer in front of several processes does: each asked whether it is ready, a connection given only to one that is. */
export interface Balancer {
  add(origin: string): void;
  remove(origin: string): void;
  waitUntilReady(origin: string): Promise<void>;
  close(): Promise<void>;
}

export async function openBalancer(ending: Ending, port: number): Promise<Balancer> {
  const behind = new Map<string, boolean>();
  const sockets = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    const ready = [...behind].flatMap(([origin, isReady]) => (isReady ? [origin] : []));
    turn += 1;
    const origin = ready[turn % ready.length];
    if (!origin) return client.resetAndDestroy();
    carry(client, Number(new URL(origin).port), sockets);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const ask = (): void => {
    for (const origin of behind.keys())
      void isReady(origin).then((answer) => {
        if (behind.has(origin)) behind.set(origin, answer);
      });
  };
  const timer = setInterval(ask, ASKS_EVERY_MS);
  const close = ending.add(async () => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    add: (origin) => void behind.set(origin, false),
    remove: (origin) => void behind.delete(origin),
    waitUntilReady: async (origin) => {
      while (!behind.get(origin)) await new Promise((resolve) => setTimeout(resolve, ASKS_EVERY_MS / 4));
    },
    close,
  };
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2_000), headers: { connection: 'close' } }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

/** An error of one end is the end of both, and is not hidden. */
function carry(client: Socket, port: number, sockets: Set<Socket>): void {
  const upstream = connect(port, '127.0.0.1');
  client.pipe(upstream).pipe(client);
  for (const [socket, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    sockets.add(socket);
    socket.on('error', () => other.resetAndDestroy());
    socket.on('close', () => sockets.delete(socket));
  }
}
