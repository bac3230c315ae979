import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { PhoneNumber } from '../entities/phone-number.entity.js';
import { RemovePhoneNumber } from './update-phone-number.command.js';

@CommandHandler(RemovePhoneNumber)
export class RemovePhoneNumberHandler implements ICommandHandler<RemovePhoneNumber> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, phoneNumberId }: RemovePhoneNumber): Promise<void> {
    const removed = await this.em.nativeDelete(PhoneNumber, { companyId, id: phoneNumberId });
    if (removed === 0) throw notFound('phone number');
  }
}
