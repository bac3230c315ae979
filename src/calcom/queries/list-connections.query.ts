import { Query } from '@nestjs/cqrs';

/** A connection without its secrets. */
export interface ConnectionView {
  id: string;
  label: string;
  companyId: string | null;
  baseUrl: string;
  hasApiKey: boolean;
  hasWebhookSecret: boolean;
  organizationId: number | null;
  limitPerMinute: number | null;
  status: 'unchecked' | 'ok' | 'error';
  lastCheckedAt: Date | null;
}

/** All of them, or those of one company. */
export class ListConnections extends Query<ConnectionView[]> {
  constructor(readonly companyId: string | null) {
    super();
  }
}
