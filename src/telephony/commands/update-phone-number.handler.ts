import { ForeignKeyConstraintViolationException, LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { PhoneNumber } from '../entities/phone-number.entity.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';
import { UpdatePhoneNumber } from './update-phone-number.command.js';

@CommandHandler(UpdatePhoneNumber)
export class UpdatePhoneNumberHandler implements ICommandHandler<UpdatePhoneNumber> {
  constructor(private readonly em: EntityManager) {}

  async execute(command: UpdatePhoneNumber): Promise<void> {
    try {
      await this.em.transactional(() => this.update(command));
    } catch (error) {
      // The branches are another module's; the composite foreign key says whether this one is the company's.
      if (error instanceof ForeignKeyConstraintViolationException) throw notFound('branch', 'branch_id');
      throw error;
    }
  }

  private async update({ companyId, phoneNumberId, fields, expected }: UpdatePhoneNumber): Promise<void> {
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const number = await this.em.findOne(PhoneNumber, { companyId, id: phoneNumberId }, locked);
    if (!number) throw notFound('phone number');
    assertExpected(number.version, expected);
    const { workspace, ...own } = fields;
    const known = workspace === undefined ? undefined : await this.em.findOne(RetellWorkspace, { slug: workspace });
    if (known === null) throw notFound('workspace', 'workspace');
    number.change({ ...own, workspaceId: known?.id });
  }
}
