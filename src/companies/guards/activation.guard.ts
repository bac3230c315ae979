import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { ActorRequest } from '../../auth/actor.js';
import { AppError } from '../../shared/app-error.js';

/** Whether a company is served at all is agreed with the operator: nobody switches their own company on again. */
@Injectable()
export class ActivationGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { actor, body } = context.switchToHttp().getRequest<ActorRequest>();
    const touches = typeof body === 'object' && body !== null && 'is_active' in body;
    if (touches && actor?.role !== 'operator')
      throw new AppError('auth.forbidden', 403, 'Only operators may do this.', { field: 'is_active' });
    return true;
  }
}
