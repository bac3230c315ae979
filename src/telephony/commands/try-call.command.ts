import { Command } from '@nestjs/cqrs';
import type { ChainStep, Would } from '../../contracts/booking/outcome.js';
import type { FunctionName } from '../spoken/function-name.js';

/** One function as a caller of a number would bring it about. */
export interface Trial {
  function: FunctionName;
  args: Record<string, unknown>;
  /** E.164; null for a hidden number. Undefined: hidden, or whoever the call is continued with. */
  callerNumber: string | null | undefined;
  /** Carried out; else a dry run. */
  isReal: boolean;
  /** The trial call to go on with; null for a new one. */
  callId: string | null;
}

export interface TrialView {
  /** Null after a dry run of a new call, and where the number led nowhere: there is no such call. */
  callId: string | null;
  chain: ChainStep[];
  /** What the agent would get, word for word. */
  answer: object;
  httpStatus: number;
  ms: number;
  /** Where a dry run stopped; null when nothing would have been written. */
  would: Would | null;
  /** The booking that the answer is about, if it stands in the books. */
  bookingId: string | null;
}

/**
 * Tries a call out. A dry run walks as far as a call does, and stops before anything is written or sent: its answer then reads as it
 * will when Cal.com agrees, which nobody asked. A real one is a call like any other, and of the sandbox only.
 * @throws AppError request.not_found for a number or call that is not the company's, request.invalid for a call of another caller,
 * trial.only_in_sandbox
 */
export class TryCall extends Command<TrialView> {
  constructor(
    readonly companyId: string,
    readonly phoneNumberId: string,
    readonly trial: Trial,
  ) {
    super();
  }
}
