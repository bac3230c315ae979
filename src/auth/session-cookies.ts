import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../config/env.js';
import { AppError } from '../shared/app-error.js';
import type { Actor } from './actor.js';
import { SessionResponse } from './dto/session.response.js';
import { DescribeActor } from './queries/describe-actor.query.js';
import { SessionCookie, csrfTokenOf } from './session-cookie.js';
import { type OpenedSession, Sessions } from './sessions.js';

/** Sessions as browsers have them. */
@Injectable()
export class SessionCookies {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly sessions: Sessions,
    private readonly queries: QueryBus,
    private readonly env: Env,
  ) {
    this.cookie = new SessionCookie(env.publicUrl);
  }

  textIn(request: FastifyRequest): string | null {
    return this.cookie.read(request.headers.cookie);
  }

  csrfTokenIn(request: FastifyRequest): string | null {
    const text = this.textIn(request);
    return text === null ? null : csrfTokenOf(text);
  }

  /** Hands a new session to the browser and says whose it is. */
  async answer(reply: FastifyReply, { text, expiresAt }: OpenedSession): Promise<SessionResponse> {
    const actor = await this.sessions.find(text);
    if (!actor) throw new AppError('auth.unauthenticated', 401, 'The session ended the moment it began; log in again.');
    void reply.header('Set-Cookie', this.cookie.write(text, expiresAt));
    return this.describe(actor, csrfTokenOf(text));
  }

  /** Who is logged in, and where. */
  async describe(actor: Actor, csrfToken: string | null): Promise<SessionResponse> {
    const { sandbox } = this.env;
    return new SessionResponse(actor, await this.queries.execute(new DescribeActor(actor)), { csrfToken, sandbox });
  }

  takeBack(reply: FastifyReply): void {
    void reply.header('Set-Cookie', this.cookie.clear());
  }
}
