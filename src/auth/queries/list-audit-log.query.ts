import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';

export interface AuditEntryView {
  id: string;
  position: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  /** Null for actors that are gone or not of the company that asks. */
  actorName: string | null;
  action: string;
  subject: string;
  subjectId: string | null;
  companyId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface AuditFilter {
  companyId?: string;
  actorKind?: string;
  actorId?: string;
  action?: string;
  subject?: string;
  subjectId?: string;
  from?: Date;
  until?: Date;
}

/** The changes in reach, latest first; one more than the page has room for when there is a next one. */
export class ListAuditLog extends Query<AuditEntryView[]> {
  constructor(
    /** Null: of all companies, and of none. */
    readonly companyId: string | null,
    readonly filter: AuditFilter,
    readonly page: PageAsk,
  ) {
    super();
  }
}
