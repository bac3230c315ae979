import { Command } from '@nestjs/cqrs';

/** Resolves to the company's id. @throws AppError company.slug_taken */
export class CreateCompany extends Command<{ companyId: string }> {
  constructor(
    readonly details: {
      name: string;
      slug: string;
      timeZone: string;
      language: string;
      syncIntervalHours?: number;
      moveNoticeMinutes?: number;
      cancelNoticeMinutes?: number;
    },
  ) {
    super();
  }
}
