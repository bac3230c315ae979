import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { AppError } from '../../shared/app-error.js';
import { newId } from '../../shared/ids.js';
import { notFound } from '../../shared/not-found.js';
import { Call } from '../entities/call.entity.js';
import { type Answered, FunctionRunner } from '../functions/function-runner.js';
import { phoneNumberViews } from '../queries/phone-number-view.js';
import { trialBody } from '../trial-body.js';
import { type Trial, type TrialView, TryCall } from './try-call.command.js';

/** Whose call it is: one that stands already, or a new one. */
interface Line {
  providerCallId: string;
  callerNumber: string | null;
  /** Null as long as the call is not stored. */
  storedId: string | null;
}

@CommandHandler(TryCall)
export class TryCallHandler implements ICommandHandler<TryCall> {
  constructor(
    private readonly em: EntityManager,
    private readonly runner: FunctionRunner,
    private readonly env: Env,
    private readonly logger: PinoLogger,
  ) {}

  async execute({ companyId, phoneNumberId, trial }: TryCall): Promise<TrialView> {
    const [number] = await phoneNumberViews(this.em, companyId, { phoneNumberId });
    if (!number) throw notFound('phone number');
    if (trial.isReal && !this.env.sandbox) {
      throw new AppError('trial.only_in_sandbox', 409, 'A real trial books at Cal.com: only the sandbox does that. Send it as a dry run.');
    }
    const line = trial.callId === null ? newLine(trial) : await this.lineOf(companyId, number.number, trial.callId, trial);
    const body = trialBody(trial, line, number.number);
    const receivedAt = new Date();
    // A number that is switched off leads nowhere: no call stands for what is asked (invariant 12).
    const callId = number.isActive ? (line.storedId ?? newId()) : null;
    const answered = trial.isReal
      ? await this.runner.answer(number.workspaceId, body, receivedAt)
      : await this.runner.rehearse(number.workspaceId, body, receivedAt, callId);
    const view = viewOf(answered, Date.now() - receivedAt.getTime());
    const told = { event: 'trial_call.answered', companyId, function: trial.function, isReal: trial.isReal, ms: view.ms };
    this.logger.info({ ...told, status: answered.outcome?.status });
    const isStored = line.storedId !== null || (trial.isReal && number.isActive);
    return { ...view, callId: isStored ? line.providerCallId : null };
  }

  /** A call has one number that was dialled and one caller. */
  private async lineOf(companyId: string, toNumber: string, providerCallId: string, { callerNumber }: Trial): Promise<Line> {
    const call = await this.em.fork().findOne(Call, { companyId, providerCallId, toNumber });
    if (!call) throw notFound('call', 'call_id');
    if (callerNumber !== undefined && callerNumber !== call.callerNumber) {
      throw new AppError('request.invalid', 400, 'This call is with another caller: leave caller_number out.', { field: 'caller_number' });
    }
    return { providerCallId, callerNumber: call.callerNumber, storedId: call.id };
  }
}

function newLine({ callerNumber }: Trial): Line {
  return { providerCallId: `trial-${newId()}`, callerNumber: callerNumber ?? null, storedId: null };
}

function viewOf({ answer, httpStatus, outcome }: Answered, ms: number): Omit<TrialView, 'callId'> {
  return { chain: outcome?.chain ?? [], answer, httpStatus, ms, would: outcome?.would ?? null, bookingId: bookingOf(outcome) };
}

function bookingOf(outcome: Outcome | null): string | null {
  return outcome?.would?.kind === 'book' ? null : (outcome?.booking?.id ?? null);
}
