import { EntityManager } from '@mikro-orm/postgresql';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { ActorRequest } from '../../auth/actor.js';
import { AppError } from '../../shared/app-error.js';
import { isIdShaped } from '../../shared/ids.js';
import { findConnection } from '../connection-in-reach.js';

/** A shared connection sees the teams of many companies: only operators assign there, else one company could take another's team. */
@Injectable()
export class SharedConnectionGuard implements CanActivate {
  constructor(private readonly em: EntityManager) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, body } = context.switchToHttp().getRequest<ActorRequest>();
    if (!actor?.companyId) return actor?.role === 'operator';
    const connection = await findConnection(this.em, actor.companyId, connectionIn(body));
    if (connection.isShared) throw new AppError('auth.forbidden', 403, 'Only operators assign teams of a shared connection.');
    return true;
  }
}

/** The body has not been validated yet; what is no id is refused there. */
function connectionIn(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'connection_id' in body ? body.connection_id : null;
  return typeof id === 'string' && isIdShaped(id) ? id : null;
}
