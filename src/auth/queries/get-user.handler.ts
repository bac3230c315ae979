import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { GetUser } from './get-user.query.js';
import { type UserView, userView } from './user-view.js';

@QueryHandler(GetUser)
export class GetUserHandler implements IQueryHandler<GetUser> {
  constructor(private readonly accounts: Accounts) {}

  async execute({ companyId, userId }: GetUser): Promise<UserView> {
    return userView(await this.accounts.inReach(companyId, userId));
  }
}
