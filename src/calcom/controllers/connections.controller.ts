import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { LimitedToOwnCompany } from '../../auth/route-access.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { CheckConnection } from '../commands/check-connection.command.js';
import { CreateConnection } from '../commands/create-connection.command.js';
import { UpdateConnection } from '../commands/update-connection.command.js';
import { CreateConnectionDto, UpdateConnectionDto } from '../dto/connection.dto.js';
import { ConnectionCheckResponse, ConnectionListResponse, SelectableTeamListResponse } from '../dto/connection.response.js';
import { ListConnections } from '../queries/list-connections.query.js';
import { ListTeamsOfConnection } from '../queries/list-teams-of-connection.query.js';

const HOSTED = 'https://api.cal.com/v2';

@ApiTags('connections')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/connections')
export class ConnectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @LimitedToOwnCompany()
  @ApiOperation({ operationId: 'listConnections', summary: "API keys at Cal.com, without the keys; company users see their company's own" })
  @ApiOkResponse({ type: ConnectionListResponse })
  async list(@CurrentActor() actor: Actor): Promise<ConnectionListResponse> {
    return new ConnectionListResponse(await this.queries.execute(new ListConnections(actor.companyId)));
  }

  @Post()
  @ApiOperation({ operationId: 'createConnection', summary: 'Store an API key, for one company or shared; operators only' })
  @ApiCreatedResponse({ schema: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } })
  async create(@Body() dto: CreateConnectionDto): Promise<{ id: string }> {
    const { label, api_key: apiKey } = dto;
    const details = { label, apiKey, baseUrl: dto.base_url ?? HOSTED, webhookSecret: dto.webhook_secret ?? null };
    const command = new CreateConnection({ ...details, companyId: dto.company_id ?? null, limitPerMinute: dto.limit_per_minute ?? null });
    return { id: (await this.commands.execute(command)).connectionId };
  }

  @Patch(':connectionId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'updateConnection', summary: 'Rotate the key or the webhook secret, rename, limit; operators only' })
  @ApiNoContentResponse()
  update(@Param('connectionId', idOf('connection')) connectionId: string, @Body() dto: UpdateConnectionDto): Promise<void> {
    const { label, base_url: baseUrl, api_key: apiKey, webhook_secret: webhookSecret, limit_per_minute: limitPerMinute } = dto;
    return this.commands.execute(new UpdateConnection(connectionId, { label, baseUrl, apiKey, webhookSecret, limitPerMinute }));
  }

  @Post(':connectionId/check')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'checkConnection',
    summary: 'Whom the key belongs to, which teams it sees, where it is admin; operators only',
  })
  @ApiOkResponse({ type: ConnectionCheckResponse })
  async check(@Param('connectionId', idOf('connection')) connectionId: string): Promise<ConnectionCheckResponse> {
    return new ConnectionCheckResponse(await this.commands.execute(new CheckConnection(connectionId)));
  }

  @Get(':connectionId/teams')
  @LimitedToOwnCompany()
  @ApiOperation({
    operationId: 'listTeamsOfConnection',
    summary: 'Teams to choose from, free or taken; on a shared connection operators only',
  })
  @ApiOkResponse({ type: SelectableTeamListResponse })
  async teams(
    @Param('connectionId', idOf('connection')) connectionId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SelectableTeamListResponse> {
    return new SelectableTeamListResponse(await this.queries.execute(new ListTeamsOfConnection(connectionId, actor.companyId)));
  }
}
