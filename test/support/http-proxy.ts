import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Passing {
  method: string;
  path: string;
  body: string;
}

export interface HttpProxy {
  origin: string;
  close(): Promise<void>;
}

/** Stands before another HTTP server; what `change` gives takes the place of that server's answer. */
export async function startHttpProxy(
  target: string,
  change: (request: Passing, answer: { status: number; body: string }) => string | { status: number; body: string } | null,
): Promise<HttpProxy> {
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = await text(request);
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) =>
          ['host', 'connection', 'content-length'].includes(name) || value === undefined ? [] : [[name, String(value)]],
        ),
      );
      const method = request.method ?? 'GET';
      const answer = await fetch(target + (request.url ?? '/'), { method, headers, ...(body === '' ? {} : { body }) });
      const came = { status: answer.status, body: await answer.text() };
      const changed = change({ method, path: request.url ?? '/', body }, came) ?? came;
      const given = typeof changed === 'string' ? { ...came, body: changed } : changed;
      response.writeHead(given.status, { 'content-type': 'application/json' });
      response.end(given.body);
    };
    // A broken connection behind the proxy is a broken connection before it.
    pass().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
