import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../shared/app-error.js';
import { problemOf } from '../shared/problem.filter.js';

const WINDOW_MS = 60_000;
/** Made-up tokens must not fill the memory: beyond this the window begins anew for everybody. */
const MOST_SENDERS = 50_000;

/**
 * Requests a minute that one sender may send to the admin API, in each process: a token or session has its own budget, whoever sends
 * neither shares the one of their address. Every answer says what is left.
 */
export function limitApiRate(fastify: FastifyInstance, perMinute: number): void {
  let windowEnds = 0;
  const used = new Map<string, number>();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/api/v1/')) return done();
    const now = performance.now();
    if (now >= windowEnds || used.size >= MOST_SENDERS) {
      used.clear();
      windowEnds = now + WINDOW_MS;
    }
    const sender = senderOf(request);
    const count = (used.get(sender) ?? 0) + 1;
    used.set(sender, count);
    const resetsIn = Math.max(1, Math.ceil((windowEnds - now) / 1_000));
    void reply.headers({
      'RateLimit-Limit': perMinute,
      'RateLimit-Remaining': Math.max(0, perMinute - count),
      'RateLimit-Reset': resetsIn,
    });
    if (count <= perMinute) return done();
    const error = new AppError('request.rate_limited', 429, 'Too many requests; RateLimit-Reset says when to go on.');
    void reply.status(429).header('Retry-After', resetsIn).type('application/problem+json').send(problemOf(error, request.id));
  });
}

/** Only the hash is kept: what proves who somebody is stays out of memory. */
function senderOf({ headers, ip }: FastifyRequest): string {
  const proof = headers.authorization ?? headers.cookie;
  return proof === undefined ? ip : createHash('sha256').update(proof).digest('base64');
}
