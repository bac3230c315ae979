import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { Accounts } from '../accounts.js';
import { LoginThrottle } from '../login-throttle.js';
import { hashChosen, isPassword } from '../password.js';
import { type OpenedSession, Sessions } from '../sessions.js';
import { ChangePassword } from './change-password.command.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
  ) {}

  async execute({ userId, passwords, address }: ChangePassword): Promise<OpenedSession> {
    const { email, passwordHash } = await this.accounts.inReach(null, userId);
    await this.throttle.count(email, address);
    if (!(await isPassword(passwords.current, passwordHash))) {
      throw new AppError('auth.password_wrong', 403, 'The current password is wrong.', { field: 'current_password' });
    }
    await this.throttle.forgive(email, address);
    const hash = await hashChosen(passwords.chosen, email);
    return this.em.transactional(async () => {
      (await this.accounts.inReach(null, userId)).choosePassword(hash);
      await this.sessions.end({ userId });
      return this.sessions.open(userId);
    });
  }
}
