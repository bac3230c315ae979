import { Query } from '@nestjs/cqrs';

/** A branch as those see it who speak for it. */
export interface BranchProfile {
  branchName: string;
  companyName: string;
  /** IANA zone, the company's where the branch has none. */
  timeZone: string;
  /** ISO 639-1, the company's where the branch has none. */
  language: string;
  /** How long the company keeps what callers said. */
  retentionDays: number;
}

/** @throws AppError request.not_found, also for another company's branch */
export class DescribeBranch extends Query<BranchProfile> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
  ) {
    super();
  }
}
