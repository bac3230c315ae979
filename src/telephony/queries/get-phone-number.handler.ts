import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { GetPhoneNumber } from './get-phone-number.query.js';
import { type PhoneNumberView, phoneNumberViews } from './phone-number-view.js';

@QueryHandler(GetPhoneNumber)
export class GetPhoneNumberHandler implements IQueryHandler<GetPhoneNumber> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, phoneNumberId }: GetPhoneNumber): Promise<PhoneNumberView> {
    const [number] = await phoneNumberViews(this.em, companyId, { phoneNumberId });
    if (!number) throw notFound('phone number');
    return number;
  }
}
