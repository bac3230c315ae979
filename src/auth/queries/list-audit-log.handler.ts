import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { AuditEntry } from '../entities/audit-entry.entity.js';
import { type AuditEntryView, type AuditFilter, ListAuditLog } from './list-audit-log.query.js';

/** Who acted; a company does not learn the names of operators. */
const NAMES = `
  select id, email as name from users where id = any(?::uuid[]) and (?::uuid is null or company_id = ?)
  union all select id, name from api_tokens where id = any(?::uuid[]) and (?::uuid is null or company_id = ?)`;

@QueryHandler(ListAuditLog)
export class ListAuditLogHandler implements IQueryHandler<ListAuditLog> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListAuditLog): Promise<AuditEntryView[]> {
    const where = { $and: [companyId === null ? {} : { companyId }, ...conditions(filter), ...behind(page.after?.[0])] };
    const options = { orderBy: { position: 'desc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    const entries = await this.em.find(AuditEntry, where, options);
    const names = await this.names(companyId, entries);
    return entries.map((entry) => viewOf(entry, names.get(entry.actorId ?? '') ?? null));
  }

  private async names(companyId: string | null, entries: AuditEntry[]): Promise<Map<string, string>> {
    const ids = `{${[...new Set(entries.flatMap(({ actorId }) => actorId ?? []))].join(',')}}`;
    const values = [ids, companyId, companyId];
    const rows = await this.em.execute<{ id: string; name: string }[]>(NAMES, [...values, ...values]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function viewOf(entry: AuditEntry, actorName: string | null): AuditEntryView {
  const { id, position, at, actorKind, actorId, action, subject, subjectId, companyId, before, after } = entry;
  return { id, position, at, actorKind, actorId, actorName, action, subject, subjectId, companyId, before, after };
}

function conditions({ from, until, ...equal }: AuditFilter): FilterQuery<AuditEntry>[] {
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  return [given, from ? { at: { $gte: from } } : {}, until ? { at: { $lt: until } } : {}];
}

/** A cursor's position is text from outside: what is no number is behind everything. */
function behind(position: string | undefined): FilterQuery<AuditEntry>[] {
  return position === undefined ? [] : [{ position: { $lt: /^\d{1,18}$/.test(position) ? position : '0' } }];
}
