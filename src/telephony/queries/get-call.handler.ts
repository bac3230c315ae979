import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { isUUID } from 'class-validator';
import { Call } from '../entities/call.entity.js';
import { FunctionCall } from '../entities/function-call.entity.js';
import { secondsBetween } from '../../shared/instants.js';
import { type StoredTranscript, readTranscript } from '../transcript.js';
import { type CallView, GetCall } from './get-call.query.js';

/** Parts of the raw payload: the whole of it may be megabytes. */
const TRANSCRIPT = `
  select payload #> '{call,transcript_with_tool_calls}' as "withTools", payload #> '{call,transcript_object}' as spoken,
    payload #>> '{call,transcript}' as plain
  from call_payloads where company_id = ? and call_id = ?`;

@QueryHandler(GetCall)
export class GetCallHandler implements IQueryHandler<GetCall> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, providerCallId }: GetCall): Promise<CallView | null> {
    const em = this.em.fork();
    const byOwnId = isUUID(providerCallId) ? [{ id: providerCallId }] : [];
    const call = await em.findOne(Call, { companyId, $or: [{ providerCallId }, ...byOwnId] });
    if (!call) return null;
    const functionCalls = await em.find(FunctionCall, { companyId, callId: call.id }, { orderBy: { startedAt: 'asc' } });
    const [told] = await em.execute<StoredTranscript[]>(TRANSCRIPT, [companyId, call.id]);
    return {
      id: call.id,
      provider_call_id: call.providerCallId,
      company_id: call.companyId,
      branch_id: call.branchId,
      caller_number: call.callerNumber,
      to_number: call.toNumber,
      started_at: call.startedAt.toISOString(),
      ended_at: call.endedAt?.toISOString() ?? null,
      duration_seconds: secondsBetween(call.startedAt, call.endedAt),
      disconnection_reason: call.disconnectionReason,
      summary: call.summary,
      outcome: call.outcome,
      transcript: told ? readTranscript(told) : null,
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
