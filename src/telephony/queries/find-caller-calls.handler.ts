import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type CallerCall, FindCallerCalls } from '../../contracts/telephony/find-caller-calls.query.js';

/** The payload, too: an event that came after the call was erased tells the number once more. */
const CALLS = `
  select c.id, c.provider_call_id as "providerCallId",
    (select count(*)::int from function_calls f where f.company_id = c.company_id and f.call_id = c.id) as "functionCalls"
  from calls c
  where c.company_id = ? and (c.caller_number = ? or c.id = any(?::uuid[])
    or c.id in (select p.call_id from call_payloads p where p.company_id = ? and p.payload #>> '{call,from_number}' = ?))
  order by c.started_at, c.id`;

@QueryHandler(FindCallerCalls)
export class FindCallerCallsHandler implements IQueryHandler<FindCallerCalls> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, phoneNumber, alsoIds }: FindCallerCalls): Promise<CallerCall[]> {
    return this.em.execute<CallerCall[]>(CALLS, [companyId, phoneNumber, `{${alsoIds.join(',')}}`, companyId, phoneNumber]);
  }
}
