import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../shared/ids.js';
import type { CallEvent } from './dto/call-event.dto.js';
import { calledLine } from './retell-body.js';

/** A receipt that is being worked on, and the claim under which it is. */
export interface ClaimedReceipt {
  id: string;
  workspace_id: string;
  body: string;
  attempts: number;
}

export type Recorded = 'recorded' | 'no_company' | 'taken_over';

/**
 * Finishes the receipt and writes what its event tells, in one statement. Events come in any order: the newest event's facts count,
 * an older one only fills gaps. The call is made where its number leads to a company; a call that stands is told on even after its
 * number was switched off. Without a booking an ended call's outcome is `no_booking`; what is booked in it overwrites that.
 */
const RECORD = `
  with fact as (
    select ?::uuid as receipt_id, ?::int as claim, ?::uuid as workspace_id, ?::text as to_number, ?::text as caller_number, ?::text as provider_call_id,
      ?::timestamptz as started_at, ?::timestamptz as ended_at, ?::text as reason, ?::text as summary, ?::int as rank, ?::text as name),
  receipt as (
    update receipts r set state = 'done', claimed_until = null from fact
    where r.id = fact.receipt_id and r.attempts = fact.claim and r.state = 'pending' returning r.body, r.received_at),
  line as (
    select n.company_id, n.branch_id from phone_numbers n, fact, receipt
    where n.number = fact.to_number and n.workspace_id = fact.workspace_id
      and (n.is_active or exists (select from calls known where known.provider_call_id = fact.provider_call_id and known.company_id = n.company_id))),
  told as (
    insert into calls as c (id, company_id, branch_id, provider_call_id, caller_number, to_number, started_at, ended_at, disconnection_reason,
      summary, outcome, facts_rank)
    select ?::uuid, company_id, branch_id, provider_call_id, caller_number, to_number, coalesce(started_at, received_at),
      case when name = 'call_ended' then coalesce(ended_at, received_at) else ended_at end, reason, summary,
      case when name in ('call_ended', 'call_analyzed') then 'no_booking' end, rank
    from line, fact, receipt
    on conflict (provider_call_id) do update set
      started_at = case when excluded.facts_rank >= c.facts_rank then coalesce((select started_at from fact), c.started_at) else c.started_at end,
      ended_at = case when excluded.facts_rank >= c.facts_rank then coalesce(excluded.ended_at, c.ended_at) else coalesce(c.ended_at, excluded.ended_at) end,
      disconnection_reason = case when excluded.facts_rank >= c.facts_rank then coalesce(excluded.disconnection_reason, c.disconnection_reason)
        else coalesce(c.disconnection_reason, excluded.disconnection_reason) end,
      summary = case when excluded.facts_rank >= c.facts_rank then coalesce(excluded.summary, c.summary) else coalesce(c.summary, excluded.summary) end,
      outcome = coalesce(c.outcome, excluded.outcome),
      facts_rank = greatest(c.facts_rank, excluded.facts_rank)
    where c.company_id = excluded.company_id
    returning c.id, c.company_id, c.facts_rank),
  payload as (
    insert into call_payloads (call_id, company_id, payload)
    select told.id, told.company_id, receipt.body::jsonb from told, fact, receipt where told.facts_rank = fact.rank
    on conflict (call_id) do update set payload = excluded.payload, received_at = now())
  select told.company_id, told.id as call_id from receipt left join told on true`;

/** What call events told of the calls that led to a company. */
@Injectable()
export class CallFacts {
  constructor(private readonly em: EntityManager) {}

  async record(receipt: ClaimedReceipt, event: CallEvent): Promise<{ result: Recorded; companyId?: string; callId?: string }> {
    const { call } = event;
    const line = call ? calledLine(call) : { toNumber: null, callerNumber: null };
    const [row] = await this.em
      .getConnection()
      .execute<{ company_id: string | null; call_id: string | null }[]>(RECORD, [
        ...[receipt.id, receipt.attempts, receipt.workspace_id, line.toNumber, line.callerNumber, call?.call_id ?? null],
        ...[call?.start_timestamp?.toISOString() ?? null, call?.end_timestamp?.toISOString() ?? null],
        ...[call?.disconnection_reason ?? null, call?.call_analysis?.call_summary ?? null, event.factsRank, event.name],
        newId(),
      ]);
    if (!row) return { result: 'taken_over' };
    if (row.company_id === null || row.call_id === null) return { result: 'no_company' };
    return { result: 'recorded', companyId: row.company_id, callId: row.call_id };
  }
}
