import { Command } from '@nestjs/cqrs';

/** How often the company's teams are read; the next time of each is reckoned anew from its last sync. @throws AppError request.not_found */
export class SetSyncInterval extends Command<void> {
  constructor(
    readonly companyId: string,
    /** 1 to 720. */
    readonly hours: number,
  ) {
    super();
  }
}
