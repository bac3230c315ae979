import { Query } from '@nestjs/cqrs';
import type { TranscriptLine } from '../transcript.js';

export interface CallView {
  id: string;
  provider_call_id: string;
  company_id: string;
  branch_id: string | null;
  /** Null when hidden, or erased. */
  caller_number: string | null;
  to_number: string;
  started_at: string;
  ended_at: string | null;
  duration_seconds: number | null;
  disconnection_reason: string | null;
  summary: string | null;
  outcome: string | null;
  /** Null when Retell told none yet, or it was erased or forgotten. */
  transcript: TranscriptLine[] | null;
  function_calls: {
    name: string;
    args: object;
    answer: object | null;
    /** Link by link; the last one is the broken one when the chain broke. */
    chain: object[] | null;
    state: 'started' | 'finished';
    ms: number | null;
    started_at: string;
  }[];
}

/** One call of this company by Retell's call id or by ours, which bookings name; with what the agent asked for. Null when there is none. */
export class GetCall extends Query<CallView | null> {
  constructor(
    readonly companyId: string,
    readonly providerCallId: string,
  ) {
    super();
  }
}
