import { Command } from '@nestjs/cqrs';

/**
 * Leads a number to a branch. Resolves to the number's id.
 * @throws AppError number.invalid, number.taken (also by another company, in the same words), request.not_found
 */
export class AddPhoneNumber extends Command<{ phoneNumberId: string }> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    /** E.164, or any spelling that `country` makes one of. */
    readonly number: string,
    /** ISO 3166 country for numbers written nationally. */
    readonly country: string | null = null,
    /** Slug of the Retell workspace; its key must sign this number's calls. */
    readonly workspace: string = 'default',
  ) {
    super();
  }
}
