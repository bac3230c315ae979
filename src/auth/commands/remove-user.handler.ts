import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { Sessions } from '../sessions.js';
import { RemoveUser } from './remove-user.command.js';

@CommandHandler(RemoveUser)
export class RemoveUserHandler implements ICommandHandler<RemoveUser> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  async execute({ companyId, userId }: RemoveUser): Promise<void> {
    await this.em.transactional(async () => {
      const user = await this.accounts.inReach(companyId, userId);
      await this.accounts.refuseLastOperator(user);
      // Before their user: afterwards the log could not tell whose company they were of.
      await this.sessions.end({ userId });
      this.em.remove(user);
    });
  }
}
