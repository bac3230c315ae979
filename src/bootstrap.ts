import { join } from 'node:path';
import { MikroORM, RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { type INestApplicationContext, ValidationPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PinoLogger } from 'nestjs-pino';
import { serveAdminApp } from './admin/admin-app.js';
import { AppModule } from './app.module.js';
import { EnsureOperator } from './auth/commands/ensure-operator.command.js';
import { endWithCallsInFlight } from './config/ending.js';
import { Env } from './config/env.js';
import { refuseUnlessHandledOnce } from './config/handler-check.js';
import { FrameworkLogger } from './config/logging.js';
import { migrate } from './config/migrate.js';
import { serveApiDocs } from './config/api-docs.js';
import { limitApiRate } from './config/api-rate-limit.js';
import { EnsureConnection } from './contracts/calcom/ensure-connection.command.js';
import { API_CODES } from './contracts/error-codes.js';
import { CONTRACT_MESSAGES } from './contracts/message-registry.js';
import { EnsureWorkspace } from './contracts/telephony/ensure-workspace.command.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { Readiness } from './health/readiness.js';
import { runInContext } from './outbox/run-in-context.js';
import { type ActingKind, actAs } from './shared/acting.js';
import { newId } from './shared/ids.js';
import { ProblemFilter } from './shared/problem.filter.js';
import { EtagInterceptor } from './shared/version.js';

/** Retell's bodies grow by 16 KiB a minute of talk (retell.md 0.8). */
const BODY_LIMIT = 8 * 1024 * 1024;
const DATABASE = 'frontdesk';

export interface Database {
  url: string;
  close(): Promise<void>;
}

/** DATABASE_URL, or the PostgreSQL that npm brought; migrated either way. */
export async function openDatabase(env: Env): Promise<Database> {
  const embedded = env.databaseUrl === null ? await startEmbedded() : null;
  const url = env.databaseUrl ?? embedded?.url(DATABASE) ?? '';
  await migrate(url);
  return { url, close: async () => embedded?.stop() };
}

/** The application as production and tests both run it, initialised but not listening. */
export async function createApp(env: Env, databaseUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: env.trustedProxies.length > 0 ? env.trustedProxies : false,
    forceCloseConnections: 'idle',
    requestIdHeader: 'x-request-id',
    genReqId: newId,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forEnv(env, databaseUrl), adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(new FrameworkLogger(await app.resolve(PinoLogger), {}));
  app.flushLogs();
  readBodies(app);
  const orm = app.get(MikroORM);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preHandler', (request, _reply, done) => actAs(actingAt(request.url), () => RequestContext.create(orm.em, done)));
  limitApiRate(fastify, env.apiLimitPerMinute);
  endWithCallsInFlight(fastify, () => app.get(Readiness).isEnding);
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  app.useGlobalFilters(new ProblemFilter(await app.resolve(PinoLogger)));
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.useGlobalInterceptors(new EtagInterceptor());
  serveApiDocs(app, API_CODES);
  await serveAdminApp(fastify);
  refuseUnlessHandledOnce(app.get(DiscoveryService, { strict: false }), CONTRACT_MESSAGES);
  await app.init();
  await actAs('start', () => runInContext(app.get(EntityManager), () => ensureDefaults(app, env)));
  await fastify.ready();
  return app;
}

/** Resolves to the address. A thousand deliveries of Cal.com at once find the process busy: whom it has not accepted yet waits with the kernel. */
export async function listen(app: NestFastifyApplication, port: number, host: string): Promise<string> {
  await app.listen({ port, host, backlog: 4_096 });
  return app.getUrl();
}

/** A context for commands of the command line: no workers, no listening; a running Frontdesk's embedded PostgreSQL is used again. */
export async function createContext(given: Env): Promise<{ context: INestApplicationContext; close(): Promise<void> }> {
  const env = new Env(Object.assign({}, given, { role: 'web', logLevel: 'warn' }));
  const embedded = env.databaseUrl === null ? await startEmbedded() : null;
  const url = env.databaseUrl ?? embedded?.url(DATABASE) ?? '';
  await migrate(url);
  const context = await NestFactory.createApplicationContext(AppModule.forEnv(env, url), { bufferLogs: true, abortOnError: false });
  context.useLogger(new FrameworkLogger(await context.resolve(PinoLogger), {}));
  const close = async (): Promise<void> => {
    await context.close();
    if (embedded && !embedded.adopted) await embedded.stop();
  };
  return { context, close };
}

/** The env keys are the rows `default` (design section 6); without them the rows are made by people. */
async function ensureDefaults(app: INestApplicationContext, env: Env): Promise<void> {
  const commands = app.get(CommandBus);
  if (env.calcomApiKey)
    await commands.execute(new EnsureConnection('default', env.calcomApiUrl, env.calcomApiKey, env.calcomWebhookSecret));
  await commands.execute(new EnsureWorkspace('default', env.retellApiKeys));
  if (env.admin) await commands.execute(new EnsureOperator(env.admin.email, env.admin.password));
}

/** On whose behalf a request acts until its sender is known; the guard says who it is. */
function actingAt(url: string): ActingKind {
  if (url.startsWith('/retell/')) return 'caller';
  return url.startsWith('/calcom/') ? 'webhook' : 'user';
}

/** Requests of Retell and Cal.com keep their raw bytes: a signature covers those, so nothing may be parsed before it was checked. */
function readBodies(app: NestFastifyApplication): void {
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (/^\/(retell|calcom)\//.test(request.url)) return done(null, body);
    try {
      done(null, body.length === 0 ? undefined : JSON.parse(body.toString('utf8')));
    } catch {
      done(Object.assign(new Error('The body is no JSON.'), { statusCode: 400 }), undefined);
    }
  });
}

function startEmbedded(): Promise<EmbeddedPostgres> {
  const log = (): void => undefined;
  return startEmbeddedPostgres({ directory: join(process.cwd(), '.frontdesk'), databases: [DATABASE], log });
}
