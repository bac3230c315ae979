import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../shared/app-error.js';
import { ProblemFilter } from '../../shared/problem.filter.js';
import { NO_VARIABLES } from '../commands/answer-inbound.command.js';

/** What is wrong with the request itself is answered as everywhere; the rest is a failure of ours, mostly PostgreSQL being away. */
function isOfTheRequest(error: unknown): boolean {
  if (error instanceof AppError) return error.status < 500;
  return error instanceof HttpException && error.getStatus() < 500;
}

/** Events: Retell sends again what was not answered with 2xx (retell.md 1.2), so a failure of ours must not look final. */
@Catch()
export class SendAgainFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (!isOfTheRequest(error)) this.logger.error({ event: 'retell_event.not_stored', err: error });
    const later = new AppError('server.unavailable', 503, 'Try again in a moment.', { level: 'warn', cause: error });
    new ProblemFilter(this.logger).catch(isOfTheRequest(error) ? error : later, host);
  }
}

/** Before the call: also when nobody can tell whose key signed, the call is answered, only without our variables. */
@Catch()
export class NoVariablesFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (isOfTheRequest(error)) return new ProblemFilter(this.logger).catch(error, host);
    this.logger.error({ event: 'call_inbound.failed', err: error });
    void host.switchToHttp().getResponse<FastifyReply>().status(200).send(NO_VARIABLES);
  }
}
