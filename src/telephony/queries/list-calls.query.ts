import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';

/** A call without what was asked for in it. */
export interface ListedCall {
  id: string;
  providerCallId: string;
  branchId: string | null;
  callerNumber: string | null;
  toNumber: string;
  startedAt: string;
  endedAt: string | null;
  outcome: string | null;
  functionCallCount: number;
}

export interface CallFilter {
  branchId?: string;
  outcome?: string;
  callerNumber?: string;
  /** Started at or after, and before. */
  from?: string;
  to?: string;
}

/** A company's calls, newest first; one more than the page has room for when there is a next one. */
export class ListCalls extends Query<ListedCall[]> {
  constructor(
    readonly companyId: string,
    readonly filter: CallFilter,
    readonly page: PageAsk,
  ) {
    super();
  }
}
