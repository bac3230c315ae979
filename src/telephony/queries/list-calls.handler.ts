import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Conditions } from '../../shared/conditions.js';
import { rowsFor } from '../../shared/page.js';
import { ListCalls, type ListedCall } from './list-calls.query.js';

@QueryHandler(ListCalls)
export class ListCallsHandler implements IQueryHandler<ListCalls> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, page }: ListCalls): Promise<ListedCall[]> {
    const [at, id] = page.after ?? [];
    const where = new Conditions(
      ['c.company_id = ?', companyId],
      ['c.branch_id = ?', filter.branchId],
      ['c.outcome = ?', filter.outcome],
      ['c.caller_number = ?', filter.callerNumber],
      ['c.started_at >= ?::timestamptz', filter.from],
      ['c.started_at < ?::timestamptz', filter.to],
      ['(c.started_at, c.id) < (?::timestamptz, ?::uuid)', at, id],
    );
    return this.em.getConnection().execute<ListedCall[]>(
      `select c.id, c.provider_call_id as "providerCallId", c.branch_id as "branchId", c.caller_number as "callerNumber",
         c.to_number as "toNumber", to_json(c.started_at)#>>'{}' as "startedAt", to_json(c.ended_at)#>>'{}' as "endedAt", c.outcome,
         (select count(*)::int from function_calls f where f.company_id = c.company_id and f.call_id = c.id) as "functionCallCount"
       from calls c where ${where.sql} order by c.started_at desc, c.id desc limit ?`,
      [...where.values, rowsFor(page)],
    );
  }
}
