import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { IsSetUp } from './is-set-up.query.js';

@QueryHandler(IsSetUp)
export class IsSetUpHandler implements IQueryHandler<IsSetUp> {
  constructor(private readonly accounts: Accounts) {}

  execute(): Promise<boolean> {
    return this.accounts.isAnybodyThere();
  }
}
