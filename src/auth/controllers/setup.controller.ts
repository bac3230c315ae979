import { Body, Controller, Get, HttpCode, Post, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Codes } from '../../shared/codes.js';
import { ChoosePassword } from '../commands/choose-password.command.js';
import { ChoosePasswordDto } from '../dto/session.dto.js';
import { SessionResponse, SetupResponse } from '../dto/session.response.js';
import { OwnSiteGuard } from '../guards/own-site.guard.js';
import { IsSetUp } from '../queries/is-set-up.query.js';
import { Public } from '../route-access.js';
import { SessionCookies } from '../session-cookies.js';

@ApiTags('session')
@Public()
@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSetup', summary: 'Whether the first operator is still to come' })
  @ApiOkResponse({ type: SetupResponse })
  async get(): Promise<SetupResponse> {
    return new SetupResponse(await this.queries.execute(new IsSetUp()));
  }

  @Post()
  @UseGuards(OwnSiteGuard)
  @HttpCode(200)
  @ApiOperation({ operationId: 'choosePassword', summary: 'Choose a password with a one-time link, and be logged in' })
  @ApiOkResponse({ type: SessionResponse })
  @Codes('auth.link_invalid')
  async choose(@Body() dto: ChoosePasswordDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionResponse> {
    return this.cookies.answer(reply, await this.commands.execute(new ChoosePassword(dto.token, dto.password, dto.email ?? null)));
  }
}
