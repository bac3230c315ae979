import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** Changes company-owned fields of a service; a sync never writes them (invariant 6). @throws AppError request.not_found, request.changed_meanwhile */
export class UpdateService extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly serviceId: string,
    readonly change: {
      displayName?: string | null;
      aliases?: string[];
      category?: string | null;
      price?: { minor: number; currency: string } | null;
      emailPolicy?: 'technical' | 'ask';
      noticeMinutes?: number | null;
      isActive?: boolean;
    },
    readonly expected: Expected = null,
  ) {
    super();
  }
}
