import { Query } from '@nestjs/cqrs';

export interface CallerCall {
  id: string;
  /** Retell's id: under it Retell keeps recording and transcript. */
  providerCallId: string;
  functionCalls: number;
}

/** The company's calls that came from the number, and those of these ids, oldest first. */
export class FindCallerCalls extends Query<CallerCall[]> {
  constructor(
    readonly companyId: string,
    readonly phoneNumber: string,
    readonly alsoIds: string[] = [],
  ) {
    super();
  }
}
