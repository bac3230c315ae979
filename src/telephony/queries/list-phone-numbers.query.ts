import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { PhoneNumberFilter, PhoneNumberView } from './phone-number-view.js';

/** A company's phone numbers; one more than the page has room for when there is a next one. */
export class ListPhoneNumbers extends Query<PhoneNumberView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: PhoneNumberFilter,
    readonly page: PageAsk,
  ) {
    super();
  }
}
