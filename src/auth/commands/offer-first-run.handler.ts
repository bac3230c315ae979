import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { type PasswordLink, PasswordLinks } from '../password-links.js';
import { OfferFirstRun } from './offer-first-run.command.js';

@CommandHandler(OfferFirstRun)
export class OfferFirstRunHandler implements ICommandHandler<OfferFirstRun> {
  constructor(
    private readonly em: EntityManager,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
  ) {}

  execute({ options: { anew } }: OfferFirstRun): Promise<PasswordLink | null> {
    return this.em.transactional(async () => {
      await this.accounts.lockFirst();
      if (await this.accounts.isAnybodyThere()) return null;
      return !anew && (await this.links.isFirstOneWaiting()) ? null : this.links.make(null);
    });
  }
}
