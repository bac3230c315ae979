import { Query } from '@nestjs/cqrs';
import type { TokenView } from './token-view.js';

/** @throws AppError request.not_found, the same for tokens of other companies */
export class GetToken extends Query<TokenView> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly tokenId: string,
  ) {
    super();
  }
}
