import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Longer than any call in flight is answered (design section 8: 3 s); a request still unfinished then never will be. */
const CALLS_END_WITHIN_MS = 5_000;

/**
 * The calls in flight are answered, and nothing else holds up the end: node's `server.close()` waits without a limit for connections
 * that never sent a request (a browser's or balancer's spare one), for half a request, and 72 s for one kept alive.
 */
export function endWithCallsInFlight(fastify: FastifyInstance & { server: Server }, isAskedToEnd: () => boolean): void {
  const spare = new Set<Socket>();
  let ending = false;
  fastify.server.on('connection', (socket: Socket) => {
    if (ending) return socket.destroy();
    spare.add(socket);
    socket.once('close', () => spare.delete(socket));
  });
  fastify.server.on('request', (request) => spare.delete(request.socket));
  fastify.addHook('preClose', (done) => {
    ending = true;
    for (const socket of spare) socket.destroy();
    setTimeout(() => fastify.server.closeAllConnections(), CALLS_END_WITHIN_MS).unref();
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    // Who keeps a connection must not send its next call just when it is being closed.
    if (ending || isAskedToEnd()) void reply.header('connection', 'close');
    done();
  });
}
