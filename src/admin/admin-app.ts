import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where `npm run build` puts the web app: beside the compiled src, also for a server that runs from the sources. */
const FILES = fileURLToPath(new URL(import.meta.url.includes('/dist/src/') ? '../../admin-ui' : '../../dist/admin-ui', import.meta.url));

/** Of an empty style element: emotion makes one and fills it by script, which needs no permission of its own. */
const EMPTY_STYLE = `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`;

/** The pages may load from here alone and be framed by nobody. */
const POLICY =
  `default-src 'none'; script-src 'self'; style-src 'self' ${EMPTY_STYLE}; style-src-attr 'unsafe-inline'; connect-src 'self'; ` +
  `img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** Serves the web app at /admin. It is a client of the REST API like any other: nothing here needs a token. */
export async function serveAdminApp(fastify: FastifyInstance): Promise<void> {
  if (existsSync(FILES)) {
    await fastify.register(fastifyStatic, {
      root: FILES,
      prefix: '/admin/',
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.headers({
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          // The names of assets change with what is in them; the page that names them must always be asked for.
          'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
      },
    });
  }
  fastify.get('/admin', (_request, reply) => reply.redirect('/admin/'));
}
