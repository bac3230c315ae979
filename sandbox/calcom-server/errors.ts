/** What an error body needs to know about the request it answers. */
export interface ErrorContext {
  timestamp: string;
  path: string;
}

/** A refusal in one of the five body shapes that the real server was seen to answer. */
export class CalcomError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: (context: ErrorContext) => unknown,
  ) {
    super(message);
  }
}

const EXCEPTIONS: Record<number, { code: string; error: string }> = {
  400: { code: 'BadRequestException', error: 'Bad Request' },
  401: { code: 'UnauthorizedException', error: 'Unauthorized' },
  403: { code: 'ForbiddenException', error: 'Forbidden' },
  404: { code: 'NotFoundException', error: 'Not Found' },
  409: { code: 'ConflictException', error: 'Conflict' },
  422: { code: 'UnprocessableEntityException', error: 'Unprocessable Entity' },
};

/** Shape 1: the ordinary envelope with `details`. */
export function httpError(status: 400 | 401 | 403 | 404 | 409 | 422, message: string): CalcomError {
  const known = EXCEPTIONS[status];
  return enveloped(status, { code: known?.code, message, details: { message, error: known?.error, statusCode: status } }, message);
}

export interface FieldError {
  target: unknown;
  value?: unknown;
  property: string;
  children: unknown[];
  constraints: Record<string, string>;
}

/** Shape 2: class-validator's list; the message itself says nothing. */
export function validationError(errors: FieldError[]): CalcomError {
  return enveloped(400, { code: 'BadRequestException', message: 'Bad Request Exception', details: { errors } }, 'validation');
}

/** Shape 3: a code, perhaps with a message key, and no `details`. */
export function codedError(status: number, code: 'BAD_REQUEST' | 'TRPCError' | 'INTERNAL_SERVER_ERROR', message: string): CalcomError {
  return enveloped(status, { code, message }, message);
}

/** Shapes 4 and 5: Nest's bare body without an envelope. */
export function bareError(status: number, message: string): CalcomError {
  return new CalcomError(status, message, () => ({ statusCode: status, message }));
}

/** The rate limiter's refusal: here `details` is a text. */
export function throttledError(): CalcomError {
  const message = 'CustomThrottlerGuard - Too many requests. Please try again later.';
  return enveloped(429, { code: 'ThrottlerException', message, details: message }, message);
}

export function internalError(): CalcomError {
  return bareError(500, 'Internal server error');
}

function enveloped(status: number, error: Record<string, unknown>, message: string): CalcomError {
  return new CalcomError(status, message, ({ timestamp, path }) => ({ status: 'error', timestamp, path, error }));
}
