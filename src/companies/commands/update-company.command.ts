import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** What is left out stays as it is. */
export interface CompanyFields {
  name?: string;
  slug?: string;
  isActive?: boolean;
  timeZone?: string;
  language?: string;
  syncIntervalHours?: number;
  moveNoticeMinutes?: number;
  cancelNoticeMinutes?: number;
  retentionDays?: number;
}

/** @throws AppError request.not_found, company.slug_taken, request.changed_meanwhile */
export class UpdateCompany extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly fields: CompanyFields,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
