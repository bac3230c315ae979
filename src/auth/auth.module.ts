import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Accounts } from './accounts.js';
import { ChangePasswordHandler } from './commands/change-password.handler.js';
import { ChoosePasswordHandler } from './commands/choose-password.handler.js';
import { CreateTokenHandler } from './commands/create-token.handler.js';
import { CreateUserHandler } from './commands/create-user.handler.js';
import { EnsureOperatorHandler } from './commands/ensure-operator.handler.js';
import { IssuePasswordLinkHandler } from './commands/issue-password-link.handler.js';
import { LogInHandler } from './commands/log-in.handler.js';
import { LogOutHandler } from './commands/log-out.handler.js';
import { OfferFirstRunHandler } from './commands/offer-first-run.handler.js';
import { RemoveUserHandler } from './commands/remove-user.handler.js';
import { RevokeTokenHandler } from './commands/revoke-token.handler.js';
import { UpdateUserHandler } from './commands/update-user.handler.js';
import { AuditLogController } from './controllers/audit-log.controller.js';
import { SessionController } from './controllers/session.controller.js';
import { SetupController } from './controllers/setup.controller.js';
import { TokensController } from './controllers/tokens.controller.js';
import { UsersController } from './controllers/users.controller.js';
import { ApiToken } from './entities/api-token.entity.js';
import { AuditEntry } from './entities/audit-entry.entity.js';
import { User } from './entities/user.entity.js';
import { ActorGuard } from './guards/actor.guard.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordLinks } from './password-links.js';
import { DescribeActorHandler } from './queries/describe-actor.handler.js';
import { GetTokenHandler } from './queries/get-token.handler.js';
import { GetUserHandler } from './queries/get-user.handler.js';
import { IsSetUpHandler } from './queries/is-set-up.handler.js';
import { ListAuditLogHandler } from './queries/list-audit-log.handler.js';
import { ListTokensHandler } from './queries/list-tokens.handler.js';
import { ListUsersHandler } from './queries/list-users.handler.js';
import { SessionCookies } from './session-cookies.js';
import { Sessions } from './sessions.js';

export const AUTH_ENTITIES = [ApiToken, AuditEntry, User];

const HANDLERS = [
  ...[ChangePasswordHandler, ChoosePasswordHandler, CreateTokenHandler, CreateUserHandler, EnsureOperatorHandler],
  ...[IssuePasswordLinkHandler, LogInHandler, LogOutHandler, OfferFirstRunHandler, RemoveUserHandler, RevokeTokenHandler],
  ...[UpdateUserHandler, DescribeActorHandler, GetTokenHandler, GetUserHandler, IsSetUpHandler, ListAuditLogHandler],
  ...[ListTokensHandler, ListUsersHandler],
];

@Module({
  controllers: [AuditLogController, SessionController, SetupController, TokensController, UsersController],
  providers: [...HANDLERS, Accounts, LoginThrottle, PasswordLinks, SessionCookies, Sessions, { provide: APP_GUARD, useClass: ActorGuard }],
})
export class AuthModule {}
