import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { Metrics } from '../../shared/metrics.js';
import { Workspaces } from '../workspaces.js';
import { isSignedByRetell } from './retell-signature.js';

/** A request of Retell as it reaches a controller: signed bytes and the workspace whose key signed them. */
export type RetellRequest = FastifyRequest<{ Params: { workspace?: string }; Body: Buffer }> & {
  retellWorkspaceId?: string;
  /** Answers are due 3 seconds later, whatever the check of the signature took. */
  retellReceivedAt?: Date;
};

/** Lets only requests through that the named workspace's key signed (invariant 13). Anything else changes nothing. */
@Injectable()
export class RetellSignatureGuard implements CanActivate {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RetellRequest>();
    request.retellReceivedAt = new Date();
    const workspace = await this.workspaces.find(request.params.workspace ?? 'default');
    if (!workspace) throw new AppError('retell.workspace_unknown', 404, 'There is no such workspace.');
    const header = request.headers['x-retell-signature'];
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSignedByRetell(typeof header === 'string' ? header : undefined, body, workspace.keys, this.clock.now())) {
      this.metrics.refusedRequests.inc({ reason: 'retell_signature' });
      throw new AppError('retell.bad_signature', 401, 'The signature is missing, wrong or older than five minutes.');
    }
    request.retellWorkspaceId = workspace.id;
    return true;
  }
}
