import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { ActorRequest } from '../../auth/actor.js';
import { AppError } from '../../shared/app-error.js';

/** For routes below a company that still concern others: what one company takes, another one loses. */
@Injectable()
export class OperatorsOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { actor } = context.switchToHttp().getRequest<ActorRequest>();
    if (actor?.role !== 'operator') throw new AppError('auth.forbidden', 403, 'Only operators may do this.');
    return true;
  }
}
