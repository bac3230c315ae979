import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Beside src in the checkout, beside the compiled src in dist. */
const FILES = fileURLToPath(new URL('../../admin-ui', import.meta.url));

/** The pages may load from here alone and be framed by nobody. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** Serves the web app at /admin. It is a client of the REST API like any other: nothing here needs a token. */
export async function serveAdminApp(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: FILES,
    prefix: '/admin/',
    decorateReply: false,
    setHeaders: (reply) => {
      void reply.headers({ 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    },
  });
  fastify.get('/admin', (_request, reply) => reply.redirect('/admin/'));
}
