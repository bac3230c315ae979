import { Query } from '@nestjs/cqrs';
import type { PhoneNumberView } from './phone-number-view.js';

/** @throws AppError request.not_found */
export class GetPhoneNumber extends Query<PhoneNumberView> {
  constructor(
    readonly companyId: string,
    readonly phoneNumberId: string,
  ) {
    super();
  }
}
