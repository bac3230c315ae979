import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { RotateWebhookSecret } from '../commands/rotate-webhook-secret.command.js';
import { WebhookSetupResponse } from '../dto/webhook-setup.response.js';
import { GetWebhookSetup } from '../queries/get-webhook-setup.query.js';

@ApiTags('connections')
@ApiBearerAuth()
@Controller('api/v1/connections/:connectionId')
export class WebhookSetupController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('webhooks')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'getWebhookSetup',
    summary: 'How Cal.com tells us of changes, with URL and secret to copy where that is done by hand; operators only',
  })
  @ApiOkResponse({ type: WebhookSetupResponse })
  async get(@Param('connectionId', idOf('connection')) connectionId: string): Promise<WebhookSetupResponse> {
    return new WebhookSetupResponse(await this.queries.execute(new GetWebhookSetup(connectionId)));
  }

  @Post('webhook-secret')
  @HttpCode(204)
  @ApiOperation({ operationId: 'rotateWebhookSecret', summary: 'Draw a new webhook secret; the old one counts for a day; operators only' })
  @ApiNoContentResponse()
  @Codes('request.conflict')
  rotate(@Param('connectionId', idOf('connection')) connectionId: string): Promise<void> {
    return this.commands.execute(new RotateWebhookSecret(connectionId));
  }
}
