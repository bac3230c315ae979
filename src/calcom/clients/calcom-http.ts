import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import type { z } from 'zod';
import { readAnswer } from './answer-reading.js';
import type { CalcomCall, EndpointFamily } from './calcom-access.js';
import { CalcomError, type CalcomErrorCode } from './calcom-error.js';
import type { Deadline } from './deadline.js';
import { HttpExchange } from './http-exchange.js';
import { rateLimitOf } from './rate-limit-headers.js';

export interface CalcomRequest {
  family: EndpointFamily;
  /** Below the base URL, beginning with a slash. */
  path: string;
  query?: Record<string, string | number | undefined>;
}

export type WritingMethod = 'POST' | 'PATCH' | 'DELETE';

const WORTH_A_SECOND_TRY: ReadonlySet<CalcomErrorCode> = new Set(['cut', 'temporary', 'unreachable']);
const PAUSE_MS = { least: 50, spread: 100 };

/** Connections to Cal.com, the headers every request carries, and the one retry of reading requests. */
export class CalcomHttp {
  private readonly agent = new Agent({
    // Cal.com closes idle sockets after 5 s; a POST on a socket it has just closed would be an unknown outcome.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 4_000,
    connectTimeout: 3_000,
    // The deadline of the call rules instead.
    headersTimeout: 0,
    bodyTimeout: 0,
    connections: 128,
    pipelining: 1,
    allowH2: false,
  });

  close(): Promise<void> {
    return this.agent.close();
  }

  /** May be sent a second time when the first try broke off and the deadline still allows it. */
  async get<T>(call: CalcomCall, deadline: Deadline, request: CalcomRequest, shape: z.ZodType<T>): Promise<T> {
    try {
      return await this.send(call, deadline, 'GET', request, shape);
    } catch (error) {
      const pauseMs = PAUSE_MS.least + Math.random() * PAUSE_MS.spread;
      const isWorthIt = error instanceof CalcomError && WORTH_A_SECOND_TRY.has(error.code) && deadline.remainingMs() > pauseMs;
      if (!isWorthIt) throw error;
      await pause(pauseMs);
      return this.send(call, deadline, 'GET', request, shape);
    }
  }

  /** Sent exactly once: Cal.com carries out even a POST whose connection broke, and has no idempotency key. */
  post<T>(call: CalcomCall, deadline: Deadline, request: CalcomRequest, body: object, shape: z.ZodType<T>): Promise<T> {
    return this.write(call, deadline, 'POST', request, body, shape);
  }

  /** Once, as a POST is. */
  write<T>(
    call: CalcomCall,
    deadline: Deadline,
    method: WritingMethod,
    request: CalcomRequest,
    body: object | null,
    shape: z.ZodType<T>,
  ): Promise<T> {
    return this.send(call, deadline, method, request, shape, body === null ? undefined : JSON.stringify(body));
  }

  private async send<T>(
    call: CalcomCall,
    deadline: Deadline,
    method: 'GET' | WritingMethod,
    request: CalcomRequest,
    shape: z.ZodType<T>,
    body?: string,
  ): Promise<T> {
    const url = new URL(call.access.baseUrl + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
    const version = call.access.versions[request.family];
    const headers = {
      authorization: `Bearer ${call.access.apiKey}`,
      accept: 'application/json',
      'user-agent': 'frontdesk',
      ...(version === null ? {} : { 'cal-api-version': version }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };

    await call.beforeRequest?.();
    const exchange = new HttpExchange(deadline);
    this.agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null }, exchange);
    const answer = await exchange.answer;

    const seen = rateLimitOf(answer.headers);
    if (seen) call.onRateLimit?.(seen);
    return readAnswer(answer, shape, call.access.apiKey);
  }
}
