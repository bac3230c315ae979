import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../shared/app-error.js';
import { isFromOtherSite } from '../session-cookie.js';

/** For routes that log somebody in without a session before: no other site may do it in somebody's browser. */
@Injectable()
export class OwnSiteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (isFromOtherSite(headers['sec-fetch-site'])) throw new AppError('auth.csrf', 403, 'Another site may not log you in.');
    return true;
  }
}
