import { MikroORM } from '@mikro-orm/core';
import { Controller, Get, Res, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/route-access.js';
import { WorkQueue } from '../outbox/queues/work-queue.js';
import { Readiness } from './readiness.js';

@Public()
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly orm: MikroORM,
    private readonly queue: WorkQueue,
    private readonly readiness: Readiness,
  ) {}

  /** The process runs. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Calls may come: database, migrations, queue driver, start-up work. */
  @Get('ready')
  @HealthCheck()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthCheckResult | string | object> {
    try {
      return await this.health.check([() => this.database(), () => this.migrations(), () => this.queueDriver(), () => this.startUp()]);
    } catch (error) {
      // Which part is down is for the operator: the problem filter would say no more than "try again".
      if (!(error instanceof ServiceUnavailableException)) throw error;
      void reply.status(error.getStatus());
      return error.getResponse();
    }
  }

  private async database(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('database');
    const answers = await this.orm.em
      .getConnection()
      .execute('select 1')
      .then(
        () => true,
        () => false,
      );
    return answers ? check.up() : check.down('PostgreSQL does not answer');
  }

  private async migrations(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('migrations');
    const pending = await this.orm.migrator.getPending().catch(() => null);
    if (pending === null) return check.down('unknown');
    return pending.length === 0 ? check.up() : check.down(`${pending.length} pending`);
  }

  private async queueDriver(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('queue');
    const problem = await this.queue.problem();
    return problem === null ? check.up() : check.down(problem);
  }

  private startUp(): HealthIndicatorResult {
    const check = this.indicators.check('start');
    return this.readiness.held.length === 0 ? check.up() : check.down(this.readiness.held.join(', '));
  }
}
