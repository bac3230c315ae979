import { type Socket, connect, createServer } from 'node:net';

/** What one connection carried before this piece; spies use it to remember what they saw on it. */
export interface Piece {
  /** `to` the server behind, or `from` it. */
  way: 'to' | 'from';
  bytes: Buffer;
  /** Marks of this connection, kept by the spy. */
  seen: Set<string>;
}

/** Looks at every piece before it goes on; `stop` keeps the piece back for good. */
export type Spy = (piece: Piece) => 'stop' | undefined;

/** A TCP connection in between whose spy may act at the very moment a piece of it passes. */
export interface Gate {
  /** The same URL, through the gate. */
  through(url: string): string;
  watch(spy: Spy | null): void;
  close(): Promise<void>;
}

export async function openGate(target: string): Promise<Gate> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let spy: Spy | null = null;
  const server = createServer((client) => {
    const upstream = connect(Number(targetPort), hostname);
    const seen = new Set<string>();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => spy?.({ way: 'to', bytes, seen }) ?? upstream.write(bytes));
    upstream.on('data', (bytes) => spy?.({ way: 'from', bytes, seen }) ?? client.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    through: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    watch: (next) => (spy = next),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
