import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { nowActing } from '../../shared/acting.js';
import { AppError } from '../../shared/app-error.js';
import { Accounts } from '../accounts.js';
import { LoginThrottle } from '../login-throttle.js';
import { isPassword } from '../password.js';
import { type OpenedSession, Sessions } from '../sessions.js';
import { LogIn } from './log-in.command.js';

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
  ) {}

  async execute({ email, password, address, replacedSession }: LogIn): Promise<OpenedSession> {
    await this.throttle.count(email, address);
    const user = await this.accounts.withEmail(email);
    // The hash first, always: an unknown address may not be answered sooner than a known one.
    const isRight = await isPassword(password, user?.passwordHash ?? null);
    if (!user || !isRight || !user.isActive) throw new AppError('auth.login_failed', 401, 'The e-mail address or the password is wrong.');
    await this.throttle.forgive(email, address);
    nowActing({ kind: 'user', id: user.id });
    return this.em.transactional(() => this.sessions.open(user.id, replacedSession));
  }
}
