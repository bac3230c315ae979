import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { Accounts } from '../accounts.js';
import { User } from '../entities/user.entity.js';
import { hashChosen } from '../password.js';
import { PasswordLinks } from '../password-links.js';
import { EnsureOperator } from './ensure-operator.command.js';

@CommandHandler(EnsureOperator)
export class EnsureOperatorHandler implements ICommandHandler<EnsureOperator> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
    private readonly clock: Clock,
  ) {}

  async execute({ email, password }: EnsureOperator): Promise<void> {
    if (await this.accounts.isAnybodyThere()) return;
    const hash = await hashChosen(password, email);
    await this.em.transactional(async () => {
      await this.accounts.lockFirst();
      if (await this.accounts.isAnybodyThere()) return;
      const operator = new User({ email, role: 'operator', companyId: null }, this.clock.now());
      operator.choosePassword(hash);
      this.em.persist(operator);
      await this.links.withdraw(null);
    });
  }
}
