import { ForeignKeyConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { refuseTakenEmail } from '../accounts.js';
import { User } from '../entities/user.entity.js';
import { type PasswordLink, PasswordLinks } from '../password-links.js';
import { refuseRoleAndCompany } from '../role-and-company.js';
import { CreateUser } from './create-user.command.js';

@CommandHandler(CreateUser)
export class CreateUserHandler implements ICommandHandler<CreateUser> {
  constructor(
    private readonly em: EntityManager,
    private readonly links: PasswordLinks,
    private readonly clock: Clock,
  ) {}

  async execute({ details }: CreateUser): Promise<{ userId: string; link: PasswordLink }> {
    refuseRoleAndCompany(details);
    const user = new User(details, this.clock.now());
    try {
      return await refuseTakenEmail(() =>
        this.em.transactional(async () => {
          await this.em.persist(user).flush();
          return { userId: user.id, link: await this.links.make(user.id) };
        }),
      );
    } catch (error) {
      if (error instanceof ForeignKeyConstraintViolationException) throw notFound('company');
      throw error;
    }
  }
}
