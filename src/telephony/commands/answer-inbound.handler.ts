import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { DescribeLine, type LineView } from '../../contracts/booking/describe-line.query.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { type Statement, Statements } from '../../shared/statements.js';
import { type CallInbound, readCallInbound } from '../dto/call-inbound.dto.js';
import { storable } from '../retell-body.js';
import { RetellMetrics } from '../retell-metrics.js';
import { lineVariables } from '../spoken/line-variables.js';
import { AnswerInbound, type InboundAnswer, NO_VARIABLES } from './answer-inbound.command.js';

/** The caller hears it ring; an answer that comes too late helps nobody (design section 8). */
const ANSWER_MS = 2_500;

/**
 * The receipt, and the call where the question names one: older requests carry no call id, and a row made up for those would be
 * a second one for the same call (lessons.md, "Duplicate calls").
 */
const RECEIVE: Statement = {
  name: 'telephony_receive_inbound',
  text: `
    with receipt as (
      insert into receipts (id, source, dedup_key, body, workspace_id, company_id)
      values ($1, 'retell_inbound', $2, $3, $4, (select company_id from phone_numbers where number = $8 and workspace_id = $4))
      on conflict (source, dedup_key) do nothing)
    insert into calls (id, company_id, branch_id, provider_call_id, caller_number, to_number, started_at)
    select $5, company_id, branch_id, $6, $7, $8, coalesce($9, now()) from phone_numbers
    where $6::text is not null and number = $8 and workspace_id = $4 and is_active
    on conflict (provider_call_id) do nothing`,
};

@CommandHandler(AnswerInbound)
export class AnswerInboundHandler implements ICommandHandler<AnswerInbound> {
  constructor(
    private readonly statements: Statements,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly metrics: RetellMetrics,
    private readonly logger: PinoLogger,
  ) {}

  async execute(command: AnswerInbound): Promise<InboundAnswer> {
    const giveUp = new AbortController();
    try {
      const late = delay(ANSWER_MS, undefined, { signal: giveUp.signal }).then(() => Promise.reject(new Error('too late to answer')));
      const line = await Promise.race([this.receive(command), late]);
      this.tell(line);
      return line ? { call_inbound: { dynamic_variables: lineVariables(line, this.clock.now()) } } : NO_VARIABLES;
    } catch (error) {
      this.metrics.inboundCalls.inc({ result: 'unavailable' });
      this.logger.error({ event: 'call_inbound.failed', err: error });
      return NO_VARIABLES;
    } finally {
      giveUp.abort();
    }
  }

  private async receive({ workspaceId, rawBody }: AnswerInbound): Promise<LineView | null> {
    const receivedAt = new Date();
    const asked = readCallInbound(rawBody);
    await this.store(workspaceId, rawBody, asked);
    if (!asked?.toNumber) return null;
    const { toNumber, callerNumber } = asked;
    return this.queries.execute(new DescribeLine({ callId: null, workspaceId, toNumber, callerNumber, receivedAt }));
  }

  private async store(workspaceId: string, rawBody: Buffer, asked: CallInbound | null): Promise<void> {
    const key = `${workspaceId}/${createHash('sha256').update(rawBody).digest('hex')}`;
    const call = [asked?.providerCallId ?? null, asked?.callerNumber ?? null, asked?.toNumber ?? null, asked?.ringsAt ?? null];
    await this.statements.run(RECEIVE, [newId(), key, storable(rawBody), workspaceId, newId(), ...call]);
  }

  private tell(line: LineView | null): void {
    const result = line?.status ?? 'number_unknown';
    this.metrics.inboundCalls.inc({ result });
    this.logger.info({ event: 'call_inbound.answered', result, companyId: line?.scene.companyId, callerKnown: line?.caller != null });
  }
}
