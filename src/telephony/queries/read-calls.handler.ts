import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type KeptCall, ReadCalls } from '../../contracts/telephony/read-calls.query.js';

const CALLS = `
  select c.id, c.provider_call_id as "providerCallId", c.branch_id as "branchId", c.caller_number as "callerNumber", c.to_number as "toNumber",
    to_json(c.started_at)#>>'{}' as "startedAt", to_json(c.ended_at)#>>'{}' as "endedAt", c.outcome, c.summary,
    (select p.payload from call_payloads p where p.company_id = c.company_id and p.call_id = c.id) as payload,
    (select coalesce(json_agg(json_build_object('name', f.name, 'args', f.args, 'answer', f.answer, 'startedAt', f.started_at)
         order by f.started_at), '[]')
       from function_calls f where f.company_id = c.company_id and f.call_id = c.id) as "functionCalls"
  from calls c where c.company_id = ? and c.id = any(?::uuid[]) order by c.started_at, c.id`;

@QueryHandler(ReadCalls)
export class ReadCallsHandler implements IQueryHandler<ReadCalls> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, callIds }: ReadCalls): Promise<KeptCall[]> {
    return this.em.execute<KeptCall[]>(CALLS, [companyId, `{${callIds.join(',')}}`]);
  }
}
