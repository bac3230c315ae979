import { EntityManager } from '@mikro-orm/postgresql';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Env } from '../../config/env.js';
import { nowActing } from '../../shared/acting.js';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { isIdShaped } from '../../shared/ids.js';
import { notFound } from '../../shared/not-found.js';
import type { Actor, ActorRequest } from '../actor.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { AboutOneself, ClosedToViewers, LimitedToOwnCompany, Public, READING, type Route, refuseRoute } from '../route-access.js';
import { hashOfSecret } from '../secret-text.js';
import { SessionCookie, isCsrfToken, isFromOtherSite } from '../session-cookie.js';
import { Sessions } from '../sessions.js';
import { scopeOfRoute } from '../token-scope.js';

const USE_IS_NOTED_EVERY_MS = 60_000;

/** Before every route that is not `@Public()`: a usable token or session, and its holder may go there. */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly reflector: Reflector,
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    env: Env,
  ) {
    this.cookie = new SessionCookie(env.publicUrl);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.authenticate(request);
    nowActing({ kind: actor.kind, id: actor.id });
    await this.admit(actor, this.routeOf(context, request));
    request.actor = actor;
    return true;
  }

  /** A token, where one is sent: it is no browser's, so that its cookie counts for nothing and nobody can forge it. */
  private async authenticate(request: ActorRequest): Promise<Actor> {
    const { authorization, cookie } = request.headers;
    const actor = authorization === undefined ? await this.person(request, this.cookie.read(cookie)) : await this.program(authorization);
    // One sentence for all: whether a token or session once existed is nobody's business.
    if (!actor) throw new AppError('auth.unauthenticated', 401, 'Log in, or send a valid token: Authorization: Bearer fd_…');
    return actor;
  }

  private async program(header: string): Promise<Actor | null> {
    const text = /^Bearer +(\S+)$/i.exec(header)?.[1];
    const token = text && (await this.em.fork().findOne(ApiToken, { tokenHash: hashOfSecret(text) }));
    if (!token || !token.isUsable(this.clock.now())) return null;
    await this.noteUse(token);
    return { kind: 'token', id: token.id, role: token.role, companyId: token.companyId, scopes: token.scopes };
  }

  private async noteUse(token: ApiToken): Promise<void> {
    const now = this.clock.now();
    if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < USE_IS_NOTED_EVERY_MS) return;
    await this.em.fork().nativeUpdate(ApiToken, { id: token.id }, { lastUsedAt: now });
  }

  private async person({ method, headers }: ActorRequest, session: string | null): Promise<Actor | null> {
    const actor = session === null ? null : await this.sessions.find(session);
    if (!actor || session === null || READING.includes(method)) return actor;
    if (isFromOtherSite(headers['sec-fetch-site']) || !isCsrfToken(headers['x-csrf-token'], session)) {
      throw new AppError('auth.csrf', 403, 'Send `csrf_token` of GET /api/v1/session as the header x-csrf-token.');
    }
    return actor;
  }

  private routeOf(context: ExecutionContext, { method, params, routeOptions }: ActorRequest): Route {
    const targets = [context.getHandler(), context.getClass()];
    return {
      method,
      companyId: params.companyId,
      limitedToOwnCompany: this.reflector.getAllAndOverride(LimitedToOwnCompany, targets) ?? false,
      closedToViewers: this.reflector.getAllAndOverride(ClosedToViewers, targets) ?? false,
      aboutOneself: this.reflector.getAllAndOverride(AboutOneself, targets) ?? false,
      scope: scopeOfRoute(routeOptions.url ?? '', method),
    };
  }

  private async admit(actor: Actor, route: Route): Promise<void> {
    const refusal = refuseRoute(actor, route);
    if (refusal === 'forbidden') throw new AppError('auth.forbidden', 403, 'Your role or the scopes of your token do not allow this.');
    if (refusal === 'not_found' || !(await this.companyExists(route.companyId))) throw notFound('company');
  }

  /** Here, so that no list of an unknown company is an empty one. */
  private async companyExists(companyId: string | undefined): Promise<boolean> {
    if (companyId === undefined) return true;
    if (!isIdShaped(companyId)) return false;
    const found = await this.em.getConnection().execute<unknown[]>('select 1 from companies where id = ?', [companyId]);
    return found.length > 0;
  }
}
