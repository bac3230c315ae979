import { Command } from '@nestjs/cqrs';

/** From now on the token opens nothing. @throws AppError request.not_found */
export class RevokeToken extends Command<void> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly tokenId: string,
  ) {
    super();
  }
}
