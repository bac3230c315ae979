import { EntityManager } from '@mikro-orm/postgresql';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { isIdShaped } from '../../shared/ids.js';
import { notFound } from '../../shared/not-found.js';
import type { Actor, ActorRequest } from '../actor.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { LimitedToOwnCompany, Public, refuseRoute } from '../route-access.js';

const USE_IS_NOTED_EVERY_MS = 60_000;

/** Before every route that is not `@Public()`: a usable token, and its holder may go there. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride(Public, targets)) return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.authenticate(request.headers.authorization);
    await this.admit(actor, {
      method: request.method,
      companyId: request.params.companyId,
      limitedToOwnCompany: this.reflector.getAllAndOverride(LimitedToOwnCompany, targets) ?? false,
    });
    request.actor = actor;
    return true;
  }

  private async authenticate(header: string | undefined): Promise<Actor> {
    const text = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    const token = text && (await this.em.fork().findOne(ApiToken, { tokenHash: ApiToken.hash(text) }));
    // One sentence for all: whether a token once existed is nobody's business.
    if (!token || !token.isUsable(this.clock.now()))
      throw new AppError('auth.unauthenticated', 401, 'Send a valid token: Authorization: Bearer fd_…');
    await this.noteUse(token);
    return { tokenId: token.id, role: token.role, companyId: token.companyId };
  }

  private async noteUse(token: ApiToken): Promise<void> {
    const now = this.clock.now();
    if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < USE_IS_NOTED_EVERY_MS) return;
    await this.em.fork().nativeUpdate(ApiToken, { id: token.id }, { lastUsedAt: now });
  }

  private async admit(actor: Actor, route: Parameters<typeof refuseRoute>[1]): Promise<void> {
    const refusal = refuseRoute(actor, route);
    if (refusal === 'forbidden') throw new AppError('auth.forbidden', 403, 'Your role does not allow this.');
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
