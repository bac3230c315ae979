import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { refuseRoleAndCompany } from '../role-and-company.js';
import { Sessions } from '../sessions.js';
import { UpdateUser } from './update-user.command.js';

@CommandHandler(UpdateUser)
export class UpdateUserHandler implements ICommandHandler<UpdateUser> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  async execute({ companyId, userId, change }: UpdateUser): Promise<void> {
    await this.em.transactional(async () => {
      const user = await this.accounts.inReach(companyId, userId);
      if (change.role !== undefined) {
        refuseRoleAndCompany({ role: change.role, companyId: user.companyId });
        user.takeRole(change.role);
      }
      if (change.isActive === undefined) return;
      if (!change.isActive) {
        await this.accounts.refuseLastOperator(user);
        await this.sessions.end({ userId });
      }
      user.allow(change.isActive);
    });
  }
}
