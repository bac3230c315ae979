import { Logger, type Params } from 'nestjs-pino';

/** Name, SQL state and place: the message of a database error holds the statement with its values (invariant 18). */
function whereOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const state = 'code' in error ? { code: String(error.code) } : {};
  return { type: error.name, ...state, at: at.slice(0, 12).map((line) => line.trim()) };
}

/** The error that a line tells of, by itself or as its `err`. */
function errorOf(told: unknown): Error | null {
  const error = typeof told === 'object' && told !== null && 'err' in told ? told.err : told;
  return error instanceof Error ? error : null;
}

/** JSON lines with request ids; neither bodies nor headers, numbers, names or keys. */
export function logging(level: string): Params {
  return {
    pinoHttp: {
      level,
      base: { service: 'frontdesk' },
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        // Where a line has no message pino takes the error's own, past the serializer.
        logMethod(args, method) {
          const [first, message]: unknown[] = args;
          const error = errorOf(first);
          if (message === undefined && error) method.call(this, first, error.name);
          else method.apply(this, args);
        },
      },
      wrapSerializers: false,
      serializers: {
        err: whereOf,
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      redact: { paths: ['*.password', '*.apiKey', '*.authorization', '*.token', '*.secret'], censor: '[redacted]' },
      customProps: () => ({ event: 'http.answered' }),
      // Function calls have a line of their own; probes would drown the rest.
      autoLogging: { ignore: (request) => /^\/(retell|health|metrics)/.test(request.url ?? '') },
    },
  };
}

/** Nest tells of every module and route at start: worth it when debugging only. */
export class FrameworkLogger extends Logger {
  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}
