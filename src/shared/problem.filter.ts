import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from './app-error.js';
import type { ProblemResponse } from './problem.response.js';

const CODES: Record<number, string> = {
  401: 'auth.unauthenticated',
  403: 'auth.forbidden',
  404: 'request.not_found',
  409: 'request.conflict',
  412: 'request.changed_meanwhile',
  413: 'request.too_large',
  429: 'request.rate_limited',
  503: 'server.unavailable',
};

/** Turns whatever was thrown into problem+json. A 500 tells nothing but the id that stands in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = asAppError(error);
    this.log(known, error, request.id);
    if (reply.sent) return;
    if (known.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (known.options.retryAfterSeconds !== undefined) void reply.header('Retry-After', String(known.options.retryAfterSeconds));
    void reply.status(known.status).type('application/problem+json').send(problemOf(known, request.id));
  }

  private log(known: AppError, error: unknown, requestId: string): void {
    const level = known.options.level ?? (known.status >= 500 ? 'error' : 'debug');
    const fields = { event: 'request.refused', code: known.code, status: known.status, requestId };
    this.logger[level](level === 'error' ? { ...fields, event: 'request.failed', ...whereOf(error) } : fields);
  }
}

/** What is shown of an error: never its cause. */
export function problemOf(error: AppError, requestId: string): ProblemResponse {
  return {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.detail,
    ...(error.options.field ? { field: error.options.field } : {}),
    request_id: requestId,
    ...error.options.more,
  };
}

/** Name and place only: the message of a database error holds the statement with its values (invariant 18). */
function whereOf(error: unknown): { error: string; sqlState?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...('code' in error ? { sqlState: String(error.code) } : {}), at: at.map((line) => line.trim()) };
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) return ofHttp(error.getStatus(), messagesOf(error), error);
  // Fastify's own errors (a body that is no JSON, too large a body) know their status; their texts are not meant for the outside.
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return ofHttp(error.statusCode, ['The request could not be read; bodies are JSON.'], error);
  }
  return serverError(error);
}

function ofHttp(status: number, messages: string[], cause: unknown): AppError {
  const code = CODES[status] ?? 'request.invalid';
  if (status === 503) return new AppError(code, status, 'Try again in a moment.', { cause });
  if (status >= 500) return serverError(cause);
  // Nest echoes the whole URL here.
  if (status === 404) return new AppError(code, status, 'There is no such route.', { cause });
  const field = code === 'request.invalid' ? fieldIn(messages[0]) : undefined;
  return new AppError(code, status, messages.join('; '), { field, cause });
}

function serverError(cause: unknown): AppError {
  return new AppError('server.error', 500, 'Something went wrong here. The request id stands in the log.', { level: 'error', cause });
}

function messagesOf(error: HttpException): string[] {
  const body = error.getResponse();
  if (typeof body === 'string') return [body];
  const message: unknown = 'message' in body ? body.message : error.message;
  return Array.isArray(message) ? message.map(String) : [String(message)];
}

/** class-validator's texts begin with the path of the property, some of them after a word or two. */
function fieldIn(message = ''): string | undefined {
  return /^(?:each value in |(?:nested )?property )?([a-z]+(?:_[a-z]+)*(?:\.[a-z_\d]+)*) (?:must|should) /.exec(message)?.[1];
}
