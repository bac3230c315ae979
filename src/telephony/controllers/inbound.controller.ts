import { Controller, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../auth/route-access.js';
import { AnswerInbound, type InboundAnswer } from '../commands/answer-inbound.command.js';
import { type RetellRequest, RetellSignatureGuard } from '../guards/retell-signature.guard.js';
import { NoVariablesFilter } from './database-away.filter.js';

/** Retell's question before it answers a call: what should the agent know? */
@Public()
@ApiExcludeController()
@UseGuards(RetellSignatureGuard)
@UseFilters(NoVariablesFilter)
@Controller('retell')
export class InboundController {
  constructor(private readonly commands: CommandBus) {}

  @Post(['inbound', ':workspace/inbound'])
  @HttpCode(200)
  answer(@Req() request: RetellRequest): Promise<InboundAnswer> {
    return this.commands.execute(new AnswerInbound(request.retellWorkspaceId ?? '', request.body));
  }
}
