import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AppError } from '../../shared/app-error.js';
import type { ActorRequest } from '../actor.js';

/** For what only somebody who logged in has: a session and a password. */
@Injectable()
export class PeopleOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { actor } = context.switchToHttp().getRequest<ActorRequest>();
    if (actor?.kind !== 'user') throw new AppError('auth.forbidden', 403, 'A token has no session; log in.');
    return true;
  }
}
