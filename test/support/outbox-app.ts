import { randomBytes } from 'node:crypto';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { EntityManager } from '@mikro-orm/postgresql';
import { Global, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { LoggerModule } from 'nestjs-pino';
import type { DomainEvent } from '../../src/contracts/event-registry.js';
import { Env } from '../../src/config/env.js';
import { ormOptions } from '../../src/config/orm.js';
import { OutboxEntry } from '../../src/outbox/entities/outbox-entry.entity.js';
import { EventRecorder } from '../../src/outbox/event-recorder.js';
import { OutboxModule } from '../../src/outbox/outbox.module.js';
import { OutboxRelay } from '../../src/outbox/outbox.relay.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { Clock } from '../../src/shared/clock.js';
import { Statements } from '../../src/shared/statements.js';

/** The outbox with the given reactions on a database, and nobody who sweeps it: one process that may relay. */
export interface OutboxApp {
  relay: OutboxRelay;
  reaction<T>(type: Type<T>): T;
  /** Records the events in one transaction, then does `more` in it. */
  record(events: DomainEvent[], more?: (em: EntityManager) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

export async function startOutbox(databaseUrl: string, reactions: Type[]): Promise<OutboxApp> {
  const module = await Test.createTestingModule({ imports: [outboxOn(databaseUrl, reactions)] }).compile();
  await module.init();
  return {
    relay: module.get(OutboxRelay, { strict: false }),
    reaction: (type) => module.get(type, { strict: false }),
    record: (events, more) => record(module, events, more),
    close: () => module.close(),
  };
}

function record(context: INestApplicationContext, events: DomainEvent[], more?: (em: EntityManager) => Promise<unknown>): Promise<void> {
  const em = context.get(EntityManager);
  const recorder = context.get(EventRecorder, { strict: false });
  return runInContext(em, () =>
    em.transactional(async () => {
      for (const event of events) recorder.record(event);
      await em.flush();
      await more?.(em);
    }),
  );
}

function outboxOn(databaseUrl: string, reactions: Type[]) {
  const env = new Env({
    ...{ sandbox: false, port: 0, host: '127.0.0.1', databaseUrl, redisUrl: null, role: 'web', logLevel: 'silent' },
    encryptionKeys: [{ id: 'k1', key: randomBytes(32) }],
    ...{ calcomApiUrl: 'http://127.0.0.1/v2', calcomApiKey: null, calcomWebhookSecret: null, retellApiKeys: [] },
    ...{ publicUrl: '', attendeeEmailDomain: '', admin: null, apiLimitPerMinute: 600, trustedProxies: [] },
  });

  @Global()
  @Module({
    providers: [{ provide: Env, useValue: env }, { provide: Statements, useFactory: () => new Statements(databaseUrl) }, Clock],
    exports: [Env, Statements, Clock],
  })
  class Surroundings {}

  @Module({
    imports: [
      ...[Surroundings, OutboxModule, LoggerModule.forRoot({ pinoHttp: { level: 'silent' } })],
      MikroOrmModule.forRoot({ ...ormOptions(databaseUrl, [OutboxEntry]), registerRequestContext: false }),
    ],
    providers: reactions,
  })
  class OutboxOnly {}

  return OutboxOnly;
}
