import { Command } from '@nestjs/cqrs';
import type { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import type { Expected } from '../../shared/version.js';

/** What is left out stays as it is. */
export type BranchFields = Partial<CreateBranch['details']> & { isActive?: boolean };

/** @throws AppError request.not_found (also for a team), branch.slug_taken, request.changed_meanwhile */
export class UpdateBranch extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly fields: BranchFields,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
