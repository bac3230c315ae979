import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** Null: as it is everywhere. What is left out stays as it is. */
export interface BranchServiceFields {
  priceMinor?: number | null;
  noticeMinutes?: number | null;
  durationMinutes?: number | null;
  isActive?: boolean;
}

/**
 * @throws AppError request.not_found (also when the service is not offered there), branch_service.no_such_length,
 * branch_service.no_currency, request.changed_meanwhile
 */
export class UpdateBranchService extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly serviceId: string,
    readonly fields: BranchServiceFields,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
