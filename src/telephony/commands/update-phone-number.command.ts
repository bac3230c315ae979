import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** What is left out stays as it is. The number itself never changes: another one is another row. */
export interface PhoneNumberFields {
  branchId?: string;
  /** Slug. */
  workspace?: string;
  retellAgentId?: string | null;
  isActive?: boolean;
}

/** @throws AppError request.not_found (also for branch and workspace), request.changed_meanwhile */
export class UpdatePhoneNumber extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly phoneNumberId: string,
    readonly fields: PhoneNumberFields,
    readonly expected: Expected = null,
  ) {
    super();
  }
}

/** The number leads nowhere from now on and is free for another company; its calls stay. @throws AppError request.not_found */
export class RemovePhoneNumber extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly phoneNumberId: string,
  ) {
    super();
  }
}
