import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { nowActing } from '../../shared/acting.js';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { Accounts } from '../accounts.js';
import { User } from '../entities/user.entity.js';
import { hashChosen } from '../password.js';
import { PasswordLinks } from '../password-links.js';
import { type OpenedSession, Sessions } from '../sessions.js';
import { ChoosePassword } from './choose-password.command.js';

@CommandHandler(ChoosePassword)
export class ChoosePasswordHandler implements ICommandHandler<ChoosePassword> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async execute({ token, password, email }: ChoosePassword): Promise<OpenedSession> {
    const { userId } = await this.links.look(token);
    const known = userId === null ? this.firstOperator(email) : await this.accounts.inReach(null, userId);
    const hash = await hashChosen(password, known.email);
    nowActing({ kind: 'user', id: known.id });
    return this.em.transactional(async () => {
      await this.accounts.lockFirst();
      await this.links.use(token);
      if (userId === null && (await this.accounts.isAnybodyThere())) throw linkIsOverdue();
      const user = userId === null ? known : await this.accounts.inReach(null, userId);
      user.choosePassword(hash);
      await this.em.persist(user).flush();
      await this.sessions.end({ userId: user.id });
      return this.sessions.open(user.id);
    });
  }

  private firstOperator(email: string | null): User {
    if (email === null) throw new AppError('request.invalid', 400, 'The first operator names an e-mail address.', { field: 'email' });
    return new User({ email, role: 'operator', companyId: null }, this.clock.now());
  }
}

function linkIsOverdue(): AppError {
  return new AppError('auth.link_invalid', 403, 'There is an operator already. Ask them for a link of your own.', { field: 'token' });
}
