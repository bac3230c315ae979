import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../shared/app-error.js';
import { Metrics } from '../../shared/metrics.js';
import { type TellingConnection, WebhookSecrets } from '../webhook-secrets.js';
import { isSignedByCalcom } from './calcom-signature.js';

/** A delivery of Cal.com as it reaches a controller: signed bytes and the connection whose secret signed them. */
export type CalcomDelivery = FastifyRequest<{ Params: { connection: string }; Body: Buffer }> & { calcomConnection?: TellingConnection };

/** Lets only deliveries through that the named connection's secret signed (invariant 13). Anything else changes nothing. */
@Injectable()
export class CalcomSignatureGuard implements CanActivate {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly metrics: Metrics,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CalcomDelivery>();
    const connection = await this.secrets.find(request.params.connection);
    if (!connection) {
      this.metrics.refusedRequests.inc({ reason: 'calcom_connection' });
      throw new AppError('calcom.connection_unknown', 404, 'There is no such connection.');
    }
    const header = request.headers['x-cal-signature-256'];
    const signature = typeof header === 'string' ? header : undefined;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const isSigned = isSignedByCalcom(signature, body, connection.secrets) || (await this.isSignedAnew(signature, body, request));
    if (!isSigned) {
      this.metrics.refusedRequests.inc({ reason: 'calcom_signature' });
      throw new AppError('calcom.bad_signature', 401, 'The signature is missing or wrong, or the connection has no webhook secret.');
    }
    request.calcomConnection = connection;
    return true;
  }

  /** The secret may have been rotated by another process a moment ago, and Cal.com tells only once. */
  private async isSignedAnew(signature: string | undefined, body: Buffer, request: CalcomDelivery): Promise<boolean> {
    const connection = await this.secrets.find(request.params.connection, true);
    return connection !== null && isSignedByCalcom(signature, body, connection.secrets);
  }
}
