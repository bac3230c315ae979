import { ForeignKeyConstraintViolationException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { AddPhoneNumber } from '../../contracts/telephony/add-phone-number.command.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { PhoneNumber } from '../entities/phone-number.entity.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';

@CommandHandler(AddPhoneNumber)
export class AddPhoneNumberHandler implements ICommandHandler<AddPhoneNumber> {
  constructor(private readonly em: EntityManager) {}

  async execute(command: AddPhoneNumber): Promise<{ phoneNumberId: string }> {
    const number = e164Of(command.number, command.country);
    try {
      return await this.em.transactional(() => this.add(command, number));
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) {
        throw new AppError('number.taken', 409, 'This number is in use already.', { field: 'number', cause: error });
      }
      // The branches are another module's; the composite foreign key says whether this one is the company's.
      if (error instanceof ForeignKeyConstraintViolationException) throw notFound('branch');
      throw error;
    }
  }

  private async add({ companyId, branchId, workspace }: AddPhoneNumber, number: string): Promise<{ phoneNumberId: string }> {
    const known = await this.em.findOne(RetellWorkspace, { slug: workspace });
    if (!known) throw notFound('workspace');
    const phoneNumber = new PhoneNumber(companyId, branchId, known.id, number);
    this.em.persist(phoneNumber);
    return { phoneNumberId: phoneNumber.id };
  }
}

/** @throws AppError number.invalid for what is no dialable number, or a national spelling without its country. */
export function e164Of(spelling: string, country: string | null): string {
  const known = country?.toUpperCase() ?? '';
  // Nobody's national numbers begin with 00, which most of the world dials for +.
  const international = spelling.trim().replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(international, {
    extract: false,
    ...(isSupportedCountry(known) ? { defaultCountry: known } : {}),
  });
  if (parsed?.isPossible() && !parsed.ext) return parsed.number;
  const detail = 'Write the number as +49305550101, or as it is written in its country and name the country.';
  throw new AppError('number.invalid', 400, detail, { field: 'number' });
}
