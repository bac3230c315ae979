import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../config/env.js';
import { EventRecorder } from './event-recorder.js';
import { OutboxRelay } from './outbox.relay.js';
import { OutboxRows } from './outbox-rows.js';
import { BullQueue } from './queues/bull.queue.js';
import { InProcessQueue } from './queues/in-process.queue.js';
import { WorkQueue } from './queues/work-queue.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    EventRecorder,
    OutboxRelay,
    OutboxRows,
    {
      provide: WorkQueue,
      inject: [Env, PinoLogger],
      useFactory: (env: Env, logger: PinoLogger) => (env.redisUrl ? new BullQueue(env.redisUrl, logger) : new InProcessQueue(logger)),
    },
  ],
  exports: [EventRecorder, WorkQueue],
})
export class OutboxModule {}
