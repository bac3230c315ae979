import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { Accounts } from '../accounts.js';
import { type PasswordLink, PasswordLinks } from '../password-links.js';
import { IssuePasswordLink } from './issue-password-link.command.js';

@CommandHandler(IssuePasswordLink)
export class IssuePasswordLinkHandler implements ICommandHandler<IssuePasswordLink> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
  ) {}

  execute({ companyId, user: asked }: IssuePasswordLink): Promise<PasswordLink> {
    return this.em.transactional(async () => {
      const id = 'id' in asked ? asked.id : (await this.accounts.withEmail(asked.email))?.id;
      if (id === undefined) throw notFound('user');
      return this.links.make((await this.accounts.inReach(companyId, id)).id);
    });
  }
}
