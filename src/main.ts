import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SandboxedApp } from '../sandbox/sandbox.js';
import { CreateToken } from './auth/commands/create-token.command.js';
import { OfferFirstRun } from './auth/commands/offer-first-run.command.js';
import { createApp, listen, openDatabase } from './bootstrap.js';
import { type Env, EnvError, givenEnvironment, isSandbox, readEnv } from './config/env.js';
import { refuseTakenPort } from './config/port-check.js';
import { Readiness } from './health/readiness.js';
import { runInContext } from './outbox/run-in-context.js';

/** A balancer that asks `/health/ready` every second has been told twice by then. */
const BALANCERS_NOTICE_WITHIN_MS = 2_500;

/** Starts Frontdesk; in the sandbox a stand-in for Cal.com beside it. Ends in order on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  await refuseTakenPort(
    readEnv(isSandbox() ? (await import('../sandbox/environment.js')).environment(givenEnvironment()) : givenEnvironment()),
  );
  const sandbox = isSandbox() ? await (await import('../sandbox/sandbox.js')).openSandbox(givenEnvironment()) : null;
  const env = readEnv(sandbox?.environment());
  const database = await openDatabase(env);
  await sandbox?.adopt(database.url);
  const app = await createApp(env, database.url);
  const rest = async (): Promise<void> => {
    await sandbox?.close();
    await database.close();
  };
  // A worker gets no calls, and nothing stands in front of the sandbox.
  endInOrder(app, env.role === 'worker' || sandbox ? 0 : BALANCERS_NOTICE_WITHIN_MS, rest);
  if (sandbox) await sandbox.announce(sandboxed(app, env), env);
  else {
    await listen(app, env.port, env.host);
    if (env.role !== 'worker') await printFirstRun(app);
  }
}

/** The first operator comes in with a link that is printed once; it is no log line, because logs are kept. */
async function printFirstRun(app: NestFastifyApplication): Promise<void> {
  const link = await runInContext(app.get(EntityManager), () => app.get(CommandBus).execute(new OfferFirstRun()));
  if (link) console.log(`Nobody can log in yet. Set up the first operator here, until ${link.expiresAt.toISOString()}:\n  ${link.url}`);
}

function sandboxed(app: NestFastifyApplication, env: Env): SandboxedApp {
  const readiness = app.get(Readiness);
  return {
    listen: () => listen(app, env.port, env.host),
    print: (text) => console.log(text),
    makeToken: async () => {
      const command = new CreateToken({ name: 'sandbox', role: 'operator', companyId: null, expiresAt: null });
      return (await runInContext(app.get(EntityManager), () => app.get(CommandBus).execute(command))).token;
    },
    holdReadiness: (reason) => readiness.hold(reason),
    releaseReadiness: (reason) => readiness.release(reason),
  };
}

/**
 * On SIGTERM it is not ready any more but still answers, until balancers have noticed: whom they sent here a moment ago is no failed
 * call. Then the calls in flight are finished, then the calendar and the database beside us. Nobody waits at Ctrl-C.
 */
function endInOrder(app: NestFastifyApplication, noticedWithinMs: number, rest: () => Promise<void>): void {
  let ending = false;
  const end = async (waitMs: number): Promise<void> => {
    if (ending) return;
    ending = true;
    app.get(Readiness).end();
    await delay(waitMs);
    await app.close();
    await rest();
    process.exit(0);
  };
  process.once('SIGTERM', () => void end(noticedWithinMs));
  process.once('SIGINT', () => void end(0));
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
});
