import { Query } from '@nestjs/cqrs';
import type { PhoneNumberView } from './phone-number-view.js';

/** A company's phone numbers. */
export class ListPhoneNumbers extends Query<PhoneNumberView[]> {
  constructor(readonly companyId: string) {
    super();
  }
}
