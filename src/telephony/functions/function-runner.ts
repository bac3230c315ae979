import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { AppError } from '../../shared/app-error.js';
import { callTimer } from '../../shared/call-timer.js';
import { Clock } from '../../shared/clock.js';
import { Metrics } from '../../shared/metrics.js';
import { FairTurns } from './fair-turns.js';
import { TooSlow, withinTime } from './within-time.js';
import { speak } from '../spoken/answer.js';
import { languageOfNumber } from '../spoken/number-language.js';
import { AGENT_FUNCTIONS, type AgentFunction, readArguments } from './agent-function.js';
import { type FunctionEnvelope, readEnvelope } from './envelope.js';
import { KeptAnswers, type StoredAnswer } from './kept-answers.js';
import { notBegun, tooSlow } from './out-of-time.js';
import { type Received, ReceivedCalls } from './received-calls.js';

/** A request with the same key waits this long after its arrival for the one that runs; together below 3 s. */
const SAME_KEY_WAITS_MS = 2_700;

/** Whatever hangs, the caller hears a sentence (design section 8: within 3 s). What is left is for the way of both, on a machine that is busy. */
const ANSWERS_WITHIN_MS = 2_800;

/** A call whose turn has not come by then is not begun: Cal.com is asked what is free until 1.3 s after the arrival (time-budget.ts). */
const BEGINS_WITHIN_MS = 800;

export interface Answered extends StoredAnswer {
  /** What was put into words; null for the stored answer of an earlier request with the same key. */
  outcome: Outcome | null;
}

/** From signed bytes to an answer: store, run once, speak, keep the answer. Never throws for anything that is a function call. */
@Injectable()
export class FunctionRunner {
  private readonly functions: Map<string, AgentFunction>;
  /** Language last seen per number: what is spoken while the database is away. */
  private readonly languages = new Map<string, string>();
  /** Company last seen per number: whose turn a call has to wait for. */
  private readonly companies = new Map<string, string>();

  constructor(
    @Inject(AGENT_FUNCTIONS) functions: AgentFunction[],
    private readonly received: ReceivedCalls,
    private readonly kept: KeptAnswers,
    private readonly turns: FairTurns,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly logger: PinoLogger,
  ) {
    this.functions = new Map(functions.map((definition) => [definition.name, definition]));
  }

  /** @throws AppError retell.not_a_function_call */
  async answer(workspaceId: string, rawBody: Buffer, receivedAt: Date): Promise<Answered> {
    const { envelope, definition } = this.read(rawBody);
    const identity = { ...lineOf(envelope, workspaceId, receivedAt), callId: null };
    return this.inTime(definition, envelope, receivedAt, () => this.answerInTurn(definition, envelope, rawBody, identity));
  }

  /**
   * A dry run: answers as `answer` does, up to where something would be written. Nothing is stored, not even the call.
   * @param callId the call that it would be part of; null when the number leads nowhere
   * @throws AppError retell.not_a_function_call
   */
  async rehearse(workspaceId: string, rawBody: Buffer, receivedAt: Date, callId: string | null): Promise<Answered> {
    const { envelope, definition } = this.read(rawBody);
    const identity: CallIdentity = { ...lineOf(envelope, workspaceId, receivedAt), callId, dryRun: true };
    return this.inTime(definition, envelope, receivedAt, async () =>
      this.spoken(definition, envelope, await this.run(definition, envelope, identity)),
    );
  }

  private read(rawBody: Buffer): { envelope: FunctionEnvelope; definition: AgentFunction } {
    const envelope = readEnvelope(rawBody);
    const definition = envelope ? this.functions.get(envelope.name) : undefined;
    if (!envelope || !definition) {
      this.metrics.refusedRequests.inc({ reason: 'not_a_function_call' });
      throw new AppError(
        'retell.not_a_function_call',
        400,
        'The body is not a call of a function that is served here (name, call.call_id).',
      );
    }
    return { envelope, definition };
  }

  private inTime(
    definition: AgentFunction,
    envelope: FunctionEnvelope,
    receivedAt: Date,
    answer: () => Promise<Answered>,
  ): Promise<Answered> {
    return callTimer.run({ calcomMs: 0 }, async () => {
      try {
        return await withinTime(answer(), ANSWERS_WITHIN_MS - (Date.now() - receivedAt.getTime()));
      } catch (error) {
        this.logger.error({ event: 'function_call.failed', function: definition.name, err: error });
        const unavailable: Outcome = { status: 'temporarily_unavailable', scene: null, chain: [] };
        return this.spoken(definition, envelope, error instanceof TooSlow ? tooSlow(definition.name) : unavailable);
      } finally {
        // What still hangs holds up nobody of its company.
        callTimer.getStore()?.turn?.end();
      }
    });
  }

  private async answerInTurn(
    definition: AgentFunction,
    envelope: FunctionEnvelope,
    rawBody: Buffer,
    identity: CallIdentity,
  ): Promise<Answered> {
    const waitMs = BEGINS_WITHIN_MS - (Date.now() - identity.receivedAt.getTime());
    const company = this.companies.get(identity.toNumber);
    const turn = await this.turns.take(company ?? identity.toNumber, waitMs);
    if (!turn) {
      // It leaves no row: under a flood the rows of what was not done would cost nearly as much as doing it (ADR 0009).
      this.metrics.functionCalls.inc({ function: definition.name, status: notBegun(definition.name).status });
      this.logger.warn({ event: 'function_call.not_begun', function: definition.name, companyId: company });
      return this.spoken(definition, envelope, notBegun(definition.name));
    }
    const running = callTimer.getStore();
    if (running) running.turn = turn;
    return this.answerOnce(definition, envelope, rawBody, identity);
  }

  private async answerOnce(
    definition: AgentFunction,
    envelope: FunctionEnvelope,
    rawBody: Buffer,
    identity: CallIdentity,
  ): Promise<Answered> {
    const received = await this.received.receive(envelope, rawBody, identity.workspaceId);
    if (received.call) this.know(identity.toNumber, received.call.companyId);
    if (received.call && !received.functionCallId) return this.answerOfSameKey(definition, envelope, identity.receivedAt);
    const outcome = await this.run(definition, envelope, { ...identity, callId: received.call?.id ?? null });
    const answer = this.spoken(definition, envelope, outcome);
    const ms = Date.now() - identity.receivedAt.getTime();
    const { functionCallId } = received;
    if (functionCallId)
      await this.kept.keep({ functionCallId, answer: answer.answer, httpStatus: answer.httpStatus, chain: outcome.chain, ms });
    this.tell(definition, received, outcome, ms);
    return answer;
  }

  private know(number: string, companyId: string): void {
    if (this.companies.get(number) === companyId) return;
    this.companies.set(number, companyId);
    this.turns.rename(number);
  }

  private async run(definition: AgentFunction, envelope: FunctionEnvelope, call: CallIdentity): Promise<Outcome> {
    // Without a call row the number led to no company of this workspace; nothing may be done that no call stands for.
    if (call.callId === null)
      return { status: 'number_unknown', scene: null, chain: [{ link: 'number', ok: false, what: null, reason: 'unknown' }] };
    const read = readArguments(definition, envelope.args);
    if ('invalid' in read) return { status: 'invalid_arguments', scene: null, chain: [], invalid: read.invalid };
    return definition.run(call, read.args);
  }

  private async answerOfSameKey(definition: AgentFunction, envelope: FunctionEnvelope, receivedAt: Date): Promise<Answered> {
    const stored = await this.received.storedAnswer(envelope.key, new Date(receivedAt.getTime() + SAME_KEY_WAITS_MS));
    return stored ? { ...stored, outcome: null } : this.spoken(definition, envelope, { status: 'one_moment', scene: null, chain: [] });
  }

  private spoken(definition: AgentFunction, envelope: FunctionEnvelope, outcome: Outcome): Answered {
    const number = envelope.languageNumber;
    if (outcome.scene) this.languages.set(number, outcome.scene.language);
    const language = outcome.scene?.language ?? this.languages.get(number) ?? languageOfNumber(number);
    const answer = speak(definition.name, outcome, language, this.clock.now());
    // The one business outcome that is an HTTP error: it is no caller's mistake but a link that must not exist (design section 6).
    return { answer, httpStatus: outcome.status === 'service_not_in_team' ? 403 : 200, outcome };
  }

  private tell(definition: AgentFunction, received: Received, outcome: Outcome, ms: number): void {
    const calcomMs = callTimer.getStore()?.calcomMs ?? 0;
    this.metrics.functionCalls.inc({ function: definition.name, status: outcome.status });
    this.metrics.callTime.observe({ function: definition.name }, ms / 1_000);
    this.metrics.ownTime.observe({ function: definition.name }, Math.max(0, ms - calcomMs) / 1_000);
    const link = outcome.chain.find((step) => !step.ok);
    this.logger.info({
      event: 'function_call.answered',
      function: definition.name,
      status: outcome.status,
      companyId: received.call?.companyId,
      callId: received.call?.id,
      broken: link?.link,
      reason: link?.reason,
      ms,
      calcomMs: Math.round(calcomMs),
    });
  }
}

function lineOf({ toNumber, callerNumber }: FunctionEnvelope, workspaceId: string, receivedAt: Date): Omit<CallIdentity, 'callId'> {
  return { workspaceId, toNumber: toNumber ?? '', callerNumber, receivedAt };
}
