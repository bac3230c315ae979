import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Actor, CurrentActor } from '../actor.js';
import { CreateUser } from '../commands/create-user.command.js';
import { IssuePasswordLink } from '../commands/issue-password-link.command.js';
import { RemoveUser } from '../commands/remove-user.command.js';
import { UpdateUser } from '../commands/update-user.command.js';
import { CreateUserDto, ListUsersDto, UpdateUserDto } from '../dto/user.dto.js';
import { CreatedUserResponse, PasswordLinkResponse, UserListResponse, UserResponse } from '../dto/user.response.js';
import { GetUser } from '../queries/get-user.query.js';
import { ListUsers } from '../queries/list-users.query.js';
import { companyInReach } from '../role-and-company.js';
import { ClosedToViewers, LimitedToOwnCompany } from '../route-access.js';

@ApiTags('users')
@ApiBearerAuth()
@LimitedToOwnCompany()
@ClosedToViewers()
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listUsers', summary: 'Who may log in; for admins the users of their company' })
  @ApiOkResponse({ type: UserListResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: ListUsersDto): Promise<UserListResponse> {
    const filter = { companyId: query.company_id, role: query.role, isActive: query.is_active };
    const page = query.toPage();
    return new UserListResponse(await this.queries.execute(new ListUsers(actor.companyId, filter, page)), page);
  }

  @Post()
  @ApiOperation({ operationId: 'createUser', summary: 'Let somebody in; the answer holds the one-time link for their password' })
  @ApiCreatedResponse({ type: CreatedUserResponse })
  @Codes('user.email_taken', 'request.not_found')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { email, role, company_id: given }: CreateUserDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedUserResponse> {
    const companyId = companyInReach(actor, given ?? null);
    const { userId, link } = await this.commands.execute(new CreateUser({ email, role, companyId }));
    void reply.header('Location', `/api/v1/users/${userId}`);
    return new CreatedUserResponse(await this.queries.execute(new GetUser(actor.companyId, userId)), link);
  }

  @Get(':userId')
  @ApiOperation({ operationId: 'getUser', summary: 'One user' })
  @ApiOkResponse({ type: UserResponse })
  async get(@CurrentActor() actor: Actor, @Param('userId', idOf('user')) userId: string): Promise<UserResponse> {
    return new UserResponse(await this.queries.execute(new GetUser(actor.companyId, userId)));
  }

  @Patch(':userId')
  @ApiOperation({ operationId: 'updateUser', summary: 'Change the role, lock out or let in again' })
  @ApiOkResponse({ type: UserResponse })
  @Codes('user.last_operator')
  async update(
    @CurrentActor() actor: Actor,
    @Param('userId', idOf('user')) userId: string,
    @Body() { role, is_active: isActive }: UpdateUserDto,
  ): Promise<UserResponse> {
    await this.commands.execute(new UpdateUser(actor.companyId, userId, { role, isActive }));
    return this.get(actor, userId);
  }

  @Delete(':userId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeUser', summary: 'Forget a user' })
  @ApiNoContentResponse()
  @Codes('user.last_operator')
  remove(@CurrentActor() actor: Actor, @Param('userId', idOf('user')) userId: string): Promise<void> {
    return this.commands.execute(new RemoveUser(actor.companyId, userId));
  }

  @Post(':userId/password-link')
  @ApiOperation({ operationId: 'issuePasswordLink', summary: 'A new one-time link for somebody who forgot the password' })
  @ApiCreatedResponse({ type: PasswordLinkResponse })
  async issueLink(@CurrentActor() actor: Actor, @Param('userId', idOf('user')) userId: string): Promise<PasswordLinkResponse> {
    return new PasswordLinkResponse(await this.commands.execute(new IssuePasswordLink(actor.companyId, { id: userId })));
  }
}
