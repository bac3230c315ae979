import { BadRequestException, HttpException, NotFoundException, ServiceUnavailableException, UnauthorizedException } from '@nestjs/common';
import { type ArgumentsHost } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { pino } from 'pino';
import { AppError } from './app-error.js';
import { ProblemFilter } from './problem.filter.js';

interface Heard {
  status?: number;
  type?: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  log: string[];
}

const log: string[] = [];
const heard = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });

/** Without a request a PinoLogger writes to the first logger of its process, which may be that of another suite. */
class HeardLogger extends PinoLogger {
  override get logger() {
    return heard;
  }
}

const logger = new HeardLogger({});

/** What the outside and the log hear of an error. */
function answerTo(error: unknown): Heard {
  const heard: Heard = { headers: {}, body: {}, log };
  const reply = {
    sent: false,
    header: (name: string, value: string) => ((heard.headers[name] = value), reply),
    status: (status: number) => ((heard.status = status), reply),
    type: (type: string) => ((heard.type = type), reply),
    send: (body: Record<string, unknown>) => ((heard.body = body), reply),
  };
  log.length = 0;
  const host = { switchToHttp: () => ({ getRequest: () => ({ id: 'req-7' }), getResponse: () => reply }) };
  new ProblemFilter(logger).catch(error, host as unknown as ArgumentsHost);
  return heard;
}

it('gives an AppError its own code, status, field and words', () => {
  const heard = answerTo(new AppError('team.already_assigned', 409, 'Remove it there first.', { field: 'calcom_team_id' }));

  expect(heard).toMatchObject({ status: 409, type: 'application/problem+json' });
  expect(heard.body).toEqual({
    ...{ type: 'about:blank', title: 'Conflict', status: 409, code: 'team.already_assigned' },
    ...{ detail: 'Remove it there first.', field: 'calcom_team_id', request_id: 'req-7' },
  });
});

it.each([
  ['name must be a string', 'name'],
  ['property colour should not exist', 'colour'],
  ['price.minor must not be less than 0', 'price.minor'],
  ['price.property colour should not exist', undefined],
  ['opening_hours.0.from must be a time such as 09:00', 'opening_hours.0.from'],
  ['each value in aliases must be a string', 'aliases'],
  ['nested property price must be either object or array', 'price'],
  ['an unknown value was passed to the validate function', undefined],
])('names the field of "%s"', (message, field) => {
  expect(answerTo(new BadRequestException([message])).body).toMatchObject({ status: 400, code: 'request.invalid', detail: message });
  expect(answerTo(new BadRequestException([message])).body.field).toBe(field);
});

it.each([
  [new UnauthorizedException(), 401, 'auth.unauthenticated'],
  [new NotFoundException('Cannot GET /api/v1/x?phone=+49305550101'), 404, 'request.not_found'],
  [new HttpException('large', 413), 413, 'request.too_large'],
  [new HttpException('odd', 418), 418, 'request.invalid'],
  [new ServiceUnavailableException(), 503, 'server.unavailable'],
  [Object.assign(new Error('Unexpected token s in "secret"'), { statusCode: 400 }), 400, 'request.invalid'],
  [new Error('insert into x values (+49305550101)'), 500, 'server.error'],
  ['thrown text with +49305550101', 500, 'server.error'],
])('answers %p with %d %s and repeats nothing that was private', (error, status, code) => {
  const heard = answerTo(error);

  expect(heard.log).toHaveLength(1);
  expect(heard.body).toMatchObject({ status, code, request_id: 'req-7' });
  expect(JSON.stringify([heard.body, heard.log])).not.toMatch(/49305550101|secret/);
});

it('asks for a token where one is missing', () => {
  expect(answerTo(new AppError('auth.unauthenticated', 401, 'Send one.')).headers).toEqual({ 'WWW-Authenticate': 'Bearer' });
});

it('logs a failure of ours as error, with its place and the request id, without its message', () => {
  const [line = '{}'] = answerTo(Object.assign(new TypeError('a name'), { code: '23505' })).log;

  expect(JSON.parse(line)).toMatchObject({ level: 50, event: 'request.failed', requestId: 'req-7', error: 'TypeError', sqlState: '23505' });
  expect(JSON.parse(line).at[0]).toMatch(/problem\.filter\.spec/);
  expect(line).not.toContain('a name');
});

it('keeps an expected refusal out of the error log', () => {
  const [line = '{}'] = answerTo(new AppError('request.not_found', 404, 'There is no such team.')).log;

  expect(JSON.parse(line)).toMatchObject({ level: 20, event: 'request.refused', code: 'request.not_found' });
});
