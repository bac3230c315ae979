import { Controller, Headers, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../auth/route-access.js';
import { StoreCallEvent } from '../commands/store-call-event.command.js';
import { type RetellRequest, RetellSignatureGuard } from '../guards/retell-signature.guard.js';
import { signedAt } from '../retell-body.js';
import { SendAgainFilter } from './database-away.filter.js';

/** What Retell tells of calls: stored, answered at once, worked on afterwards. */
@Public()
@ApiExcludeController()
@UseGuards(RetellSignatureGuard)
@UseFilters(SendAgainFilter)
@Controller('retell')
export class EventsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(['events', ':workspace/events'])
  @HttpCode(204)
  store(@Req() request: RetellRequest, @Headers('x-retell-signature') signature: string): Promise<void> {
    return this.commands.execute(new StoreCallEvent(request.retellWorkspaceId ?? '', request.body, signedAt(signature)));
  }
}
