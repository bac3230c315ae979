import { randomBytes } from 'node:crypto';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { EntityManager } from '@mikro-orm/postgresql';
import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { type Command, CommandBus, CqrsModule, type Query, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { LoggerModule } from 'nestjs-pino';
import pg from 'pg';
import { AUTH_ENTITIES, AuthModule } from '../../src/auth/auth.module.js';
import { RequestTeamSyncHandler } from '../../src/calcom/commands/request-team-sync.handler.js';
import { COMPANIES_ENTITIES, CompaniesModule } from '../../src/companies/companies.module.js';
import { TeamSyncScheduler } from '../../src/companies/team-sync.scheduler.js';
import { Env, readEnv } from '../../src/config/env.js';
import { ormOptions } from '../../src/config/orm.js';
import { OutboxEntry } from '../../src/outbox/entities/outbox-entry.entity.js';
import { OutboxModule } from '../../src/outbox/outbox.module.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { Clock } from '../../src/shared/clock.js';
import { Statements } from '../../src/shared/statements.js';

/** The companies module on a database, without HTTP and without anybody who works off what it asks for. */
export interface CompaniesApp {
  context: INestApplicationContext;
  clock: SettableClock;
  scheduler: TeamSyncScheduler;
  tell<T>(command: Command<T>): Promise<T>;
  ask<T>(query: Query<T>): Promise<T>;
  /** As a handler tells another one: in the context, and the transaction, that is open. */
  tellHere<T>(command: Command<T>): Promise<T>;
  /** Runs `work` in one transaction that `tellHere` joins. */
  inTransaction<T>(work: () => Promise<T>): Promise<T>;
  sql: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  close(): Promise<void>;
}

export class SettableClock extends Clock {
  private set: Date | null = null;

  override now(): Date {
    return this.set ?? super.now();
  }

  setTo(instant: Date): void {
    this.set = instant;
  }
}

export async function startCompanies(databaseUrl: string): Promise<CompaniesApp> {
  const module = await Test.createTestingModule({ imports: [companiesOn(databaseUrl)] }).compile();
  await module.init();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  const em = module.get(EntityManager);
  return {
    context: module,
    clock: module.get<SettableClock>(Clock),
    scheduler: module.get(TeamSyncScheduler, { strict: false }),
    tell: (command) => runInContext(em, () => module.get(CommandBus).execute(command)),
    tellHere: (command) => module.get(CommandBus).execute(command),
    ask: (query) => runInContext(em, () => module.get(QueryBus).execute(query)),
    inTransaction: (work) => runInContext(em, () => em.transactional(work)),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    close: async () => {
      await pool.end();
      await module.close();
    },
  };
}

function companiesOn(databaseUrl: string) {
  const env = readEnv({
    ...{ FRONTDESK_SANDBOX: '1', ROLE: 'web', LOG_LEVEL: 'silent', RETELL_API_KEY: 'key_test' },
    ...{ ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`, ATTENDEE_EMAIL_DOMAIN: 'mail.example' },
    PUBLIC_URL: 'http://127.0.0.1:3000',
  });

  @Global()
  @Module({
    providers: [
      { provide: Env, useValue: env },
      { provide: Statements, useFactory: () => new Statements(databaseUrl) },
      { provide: Clock, useClass: SettableClock },
    ],
    exports: [Env, Statements, Clock],
  })
  class Surroundings {}

  @Module({
    imports: [
      ...[Surroundings, OutboxModule, CompaniesModule, AuthModule, CqrsModule.forRoot()],
      LoggerModule.forRoot({ pinoHttp: { level: 'silent' } }),
      MikroOrmModule.forRoot({
        ...ormOptions(databaseUrl, [...COMPANIES_ENTITIES, ...AUTH_ENTITIES, OutboxEntry]),
        registerRequestContext: false,
      }),
    ],
    // The other side of RequestTeamSync: what the scheduler asks for becomes a row of sync_runs.
    providers: [RequestTeamSyncHandler],
  })
  class CompaniesOnly {}

  return CompaniesOnly;
}
