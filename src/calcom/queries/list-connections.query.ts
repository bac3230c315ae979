import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { WebhookState } from './get-webhook-setup.query.js';

/** A connection without its secrets. */
export interface ConnectionView {
  id: string;
  label: string;
  companyId: string | null;
  baseUrl: string;
  hasApiKey: boolean;
  hasWebhookSecret: boolean;
  /** Whether Cal.com tells us of changes, for all teams of the connection. */
  webhookState: WebhookState;
  organizationId: number | null;
  limitPerMinute: number | null;
  status: 'unchecked' | 'ok' | 'error';
  lastCheckedAt: Date | null;
  version: string;
}

export interface ConnectionFilter {
  id?: string;
  label?: string;
  companyId?: string;
  status?: ConnectionView['status'];
}

/** By label: all of them, or those of one company; or a page (then one more than it has room for when there is a next one). */
export class ListConnections extends Query<ConnectionView[]> {
  constructor(
    readonly companyId: string | null,
    readonly filter: ConnectionFilter = {},
    readonly page: PageAsk | null = null,
  ) {
    super();
  }
}
