import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Codes } from '../../shared/codes.js';
import { type Actor, CurrentActor, type UserActor } from '../actor.js';
import { ChangePassword } from '../commands/change-password.command.js';
import { LogIn } from '../commands/log-in.command.js';
import { LogOut } from '../commands/log-out.command.js';
import { ChangePasswordDto, LogInDto } from '../dto/session.dto.js';
import { SessionResponse } from '../dto/session.response.js';
import { OwnSiteGuard } from '../guards/own-site.guard.js';
import { PeopleOnlyGuard } from '../guards/people-only.guard.js';
import { AboutOneself, Public } from '../route-access.js';
import { SessionCookies } from '../session-cookies.js';

@ApiTags('session')
@AboutOneself()
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('session')
  @Public()
  @UseGuards(OwnSiteGuard)
  @HttpCode(200)
  @ApiOperation({ operationId: 'logIn', summary: 'Log in; the answer sets a cookie and says what to send with changes' })
  @ApiOkResponse({ type: SessionResponse })
  @Codes('auth.login_failed', 'auth.too_many_attempts')
  async logIn(
    @Body() dto: LogInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const replaced = this.cookies.textIn(request);
    return this.cookies.answer(reply, await this.commands.execute(new LogIn(dto.email, dto.password, request.ip, replaced)));
  }

  @Get('session')
  @ApiOperation({ operationId: 'getSession', summary: 'Who am I, what may I do, and the token that changes need' })
  @ApiOkResponse({ type: SessionResponse })
  get(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionResponse> {
    const csrfToken = actor.kind === 'user' ? this.cookies.csrfTokenIn(request) : null;
    return this.cookies.describe(actor, csrfToken);
  }

  @Delete('session')
  @UseGuards(PeopleOnlyGuard)
  @HttpCode(204)
  @ApiOperation({ operationId: 'logOut', summary: 'Log out here' })
  @ApiNoContentResponse()
  async logOut(@CurrentActor() actor: UserActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.commands.execute(new LogOut({ sessionId: actor.sessionId }));
    this.cookies.takeBack(reply);
  }

  @Delete('sessions')
  @UseGuards(PeopleOnlyGuard)
  @HttpCode(204)
  @ApiOperation({ operationId: 'logOutEverywhere', summary: 'Log out on all devices' })
  @ApiNoContentResponse()
  async logOutEverywhere(@CurrentActor() actor: UserActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.commands.execute(new LogOut({ userId: actor.id }));
    this.cookies.takeBack(reply);
  }

  @Post('session/password')
  @UseGuards(PeopleOnlyGuard)
  @HttpCode(200)
  @ApiOperation({ operationId: 'changePassword', summary: 'Change the own password; all other sessions end' })
  @ApiOkResponse({ type: SessionResponse })
  @Codes('auth.password_wrong', 'auth.too_many_attempts')
  async changePassword(
    @CurrentActor() actor: UserActor,
    @Body() dto: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const passwords = { current: dto.current_password, chosen: dto.new_password };
    return this.cookies.answer(reply, await this.commands.execute(new ChangePassword(actor.id, passwords, request.ip)));
  }
}
