import { Query } from '@nestjs/cqrs';

/** Everything that is kept of a call. */
export interface KeptCall {
  id: string;
  providerCallId: string;
  branchId: string | null;
  callerNumber: string | null;
  toNumber: string;
  startedAt: string;
  endedAt: string | null;
  outcome: string | null;
  summary: string | null;
  /** Retell's latest event with the transcript, as it came. */
  payload: unknown;
  functionCalls: { name: string; args: unknown; answer: unknown; startedAt: string }[];
}

/** Those of the calls that are the company's, oldest first. */
export class ReadCalls extends Query<KeptCall[]> {
  constructor(
    readonly companyId: string,
    readonly callIds: string[],
  ) {
    super();
  }
}
