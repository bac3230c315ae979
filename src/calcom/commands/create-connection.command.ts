import { Command } from '@nestjs/cqrs';

export interface ConnectionDetails {
  label: string;
  /** API base, `https://api.cal.com/v2`. */
  baseUrl: string;
  apiKey: string;
  webhookSecret: string | null;
  /** Null: shared by companies, operators only. */
  companyId: string | null;
  limitPerMinute: number | null;
}

/** Resolves to its id. @throws AppError request.invalid for an address that is not public https, request.conflict for a taken label. */
export class CreateConnection extends Command<{ connectionId: string }> {
  constructor(readonly details: ConnectionDetails) {
    super();
  }
}
