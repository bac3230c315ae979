import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Call } from '../entities/call.entity.js';
import { FunctionCall } from '../entities/function-call.entity.js';
import { type CallView, GetCall } from './get-call.query.js';

@QueryHandler(GetCall)
export class GetCallHandler implements IQueryHandler<GetCall> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, providerCallId }: GetCall): Promise<CallView | null> {
    const em = this.em.fork();
    const call = await em.findOne(Call, { companyId, providerCallId });
    if (!call) return null;
    const functionCalls = await em.find(FunctionCall, { companyId, callId: call.id }, { orderBy: { startedAt: 'asc' } });
    return {
      id: call.id,
      provider_call_id: call.providerCallId,
      company_id: call.companyId,
      branch_id: call.branchId,
      to_number: call.toNumber,
      started_at: call.startedAt.toISOString(),
      ended_at: call.endedAt?.toISOString() ?? null,
      disconnection_reason: call.disconnectionReason,
      summary: call.summary,
      outcome: call.outcome,
      function_calls: functionCalls.map(({ name, args, answer, chain, state, ms, startedAt }) => ({
        name,
        args,
        answer,
        chain,
        state,
        ms,
        started_at: startedAt.toISOString(),
      })),
    };
  }
}
