import { Command } from '@nestjs/cqrs';
import type { OpeningHours } from './opening-hours.js';

/** Resolves to the branch's id. @throws AppError branch.slug_taken, request.not_found */
export class CreateBranch extends Command<{ branchId: string }> {
  constructor(
    readonly companyId: string,
    readonly details: {
      name: string;
      slug: string;
      timeZone?: string | null;
      language?: string | null;
      /** Limits it to one of the company's teams; null: all of them. */
      companyTeamId?: string | null;
      openingHours?: OpeningHours | null;
    },
  ) {
    super();
  }
}
