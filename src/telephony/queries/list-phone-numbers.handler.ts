import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListPhoneNumbers } from './list-phone-numbers.query.js';
import { type PhoneNumberView, phoneNumberViews } from './phone-number-view.js';

@QueryHandler(ListPhoneNumbers)
export class ListPhoneNumbersHandler implements IQueryHandler<ListPhoneNumbers> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, page }: ListPhoneNumbers): Promise<PhoneNumberView[]> {
    return phoneNumberViews(this.em, companyId, { filter, page });
  }
}
