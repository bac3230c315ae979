import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { whileOthersWork } from '../../shared/call-timer.js';
import { newId } from '../../shared/ids.js';
import { type Statement, Statements } from '../../shared/statements.js';
import { FunctionCall } from '../entities/function-call.entity.js';
import { storable } from '../retell-body.js';
import type { FunctionEnvelope } from './envelope.js';
import type { StoredAnswer } from './kept-answers.js';

/** An execution that has not ended by then died with its process; the next request with the key runs it anew. */
const RUNNING_SECONDS = 6;
const LOOKS_EVERY_MS = 40;

/**
 * Receipt, call and function call in one statement: stored before anything is done. The call row exists only where an active
 * number of this workspace leads to a company, and is made by whichever message comes first. It does not wait for the disk: the
 * commit of a wish or a change does, and has all that was written before it on the disk as well; where nothing is promised nothing is lost.
 */
const RECEIVE: Statement = {
  name: 'telephony_receive_function_call',
  unaudited: true,
  text: `
    with receipt as (
      insert into receipts (id, source, dedup_key, body, company_id)
      values ($1, 'retell_function', $2, $3, (select company_id from phone_numbers where number = $4 and workspace_id = $5))
      on conflict (source, dedup_key) do nothing),
    number as (
      select company_id, branch_id from phone_numbers where number = $4 and workspace_id = $5 and is_active),
    made as (
      insert into calls (id, company_id, branch_id, provider_call_id, caller_number, to_number, started_at)
      select $6, company_id, branch_id, $7, $8, $4, coalesce($9, now()) from number
      on conflict (provider_call_id) do nothing returning id, company_id),
    the_call as (
      select id, company_id from made
      union all select c.id, c.company_id from calls c, number where c.provider_call_id = $7 and c.company_id = number.company_id),
    mine as (
      insert into function_calls as f (id, company_id, call_id, key, name, args, claimed_until)
      select $10, company_id, id, $11, $12, $13, now() + interval '${RUNNING_SECONDS} s' from the_call limit 1
      on conflict (key) do update set claimed_until = now() + interval '${RUNNING_SECONDS} s'
        where f.state = 'started' and f.claimed_until < now()
      returning id)
    select the_call.id as call_id, number.company_id, (select id from mine) as function_call_id,
      set_config('synchronous_commit', 'off', true)
    from number left join the_call on true limit 1`,
};

interface ReceivedRow {
  /** Null when another request made the call's row while this statement ran: its snapshot does not hold that row yet. */
  call_id: string | null;
  company_id: string;
  function_call_id: string | null;
}

export interface Received {
  /** Null when the number led to no company: nothing but the receipt is stored. */
  call: { id: string; companyId: string } | null;
  /** Ours to run; null when another request with the same key runs it or has run it. */
  functionCallId: string | null;
}

/** What was received from agents, and what was answered to the same before. */
@Injectable()
export class ReceivedCalls {
  constructor(
    private readonly statements: Statements,
    private readonly em: EntityManager,
  ) {}

  async receive(envelope: FunctionEnvelope, rawBody: Buffer, workspaceId: string): Promise<Received> {
    const values = [
      newId(),
      `${workspaceId}/${envelope.bodyHash}`,
      storable(rawBody),
      envelope.toNumber,
      workspaceId,
      newId(),
      envelope.providerCallId,
      envelope.callerNumber,
      envelope.startedAt,
      newId(),
      envelope.key,
      envelope.name,
      JSON.stringify(envelope.args),
    ];
    let [row] = await this.statements.run<ReceivedRow>(RECEIVE, values);
    if (!row) return { call: null, functionCallId: null };
    if (row.call_id === null) [row] = await this.statements.run<ReceivedRow>(RECEIVE, values);
    if (!row?.call_id) throw new Error('this call id is a call of another company');
    return { call: { id: row.call_id, companyId: row.company_id }, functionCallId: row.function_call_id };
  }

  /** The stored answer of this key, waiting for the request that is running it; null when it does not come in time. */
  async storedAnswer(key: string, giveUpAt: Date): Promise<StoredAnswer | null> {
    for (;;) {
      const stored = await this.em.fork().findOne(FunctionCall, { key }, { fields: ['answer', 'httpStatus', 'state'] });
      if (stored?.answer) return { answer: stored.answer, httpStatus: stored.httpStatus ?? 200 };
      if (Date.now() >= giveUpAt.getTime()) return null;
      await whileOthersWork(() => new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS)));
    }
  }
}
