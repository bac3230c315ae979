import { Controller, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../auth/route-access.js';
import { StoreWebhook } from '../commands/store-webhook.command.js';
import { type CalcomDelivery, CalcomSignatureGuard } from '../guards/calcom-signature.guard.js';
import { NotStoredFilter } from './not-stored.filter.js';

/** What Cal.com tells of bookings: stored, answered at once, worked on afterwards. */
@Public()
@ApiExcludeController()
@UseGuards(CalcomSignatureGuard)
@UseFilters(NotStoredFilter)
@Controller('calcom/webhooks')
export class WebhooksController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':connection')
  @HttpCode(204)
  store(@Req() request: CalcomDelivery): Promise<void> {
    return this.commands.execute(new StoreWebhook(request.calcomConnection?.id ?? '', request.body));
  }
}
