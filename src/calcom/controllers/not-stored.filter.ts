import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../shared/app-error.js';
import { ProblemFilter } from '../../shared/problem.filter.js';

/** A failure of ours, mostly PostgreSQL being away, is a 503: whoever sends again should, and the poll finds the rest. */
@Catch()
export class NotStoredFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const isOfTheRequest = error instanceof AppError ? error.status < 500 : error instanceof HttpException && error.getStatus() < 500;
    if (!isOfTheRequest) this.logger.error({ event: 'calcom_webhook.not_stored', err: error });
    const later = new AppError('server.unavailable', 503, 'Try again in a moment.', { level: 'warn', cause: error });
    new ProblemFilter(this.logger).catch(isOfTheRequest ? error : later, host);
  }
}
