import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { LimitedToOwnCompany } from '../../auth/route-access.js';
import { Codes } from '../../shared/codes.js';
import { idOf, notFound } from '../../shared/not-found.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { CheckConnection } from '../commands/check-connection.command.js';
import { CreateConnection } from '../commands/create-connection.command.js';
import { UpdateConnection } from '../commands/update-connection.command.js';
import { CreateConnectionDto, ListConnectionsDto, UpdateConnectionDto } from '../dto/connection.dto.js';
import {
  ConnectionCheckResponse,
  ConnectionListResponse,
  ConnectionResponse,
  SelectableTeamListResponse,
} from '../dto/connection.response.js';
import { ListConnections } from '../queries/list-connections.query.js';
import { ListTeamsOfConnection } from '../queries/list-teams-of-connection.query.js';

const HOSTED = 'https://api.cal.com/v2';

@ApiTags('connections')
@ApiBearerAuth()
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
  async list(@CurrentActor() actor: Actor, @Query() query: ListConnectionsDto): Promise<ConnectionListResponse> {
    const filter = { label: query.label, status: query.status, companyId: query.company_id };
    const page = query.toPage();
    return new ConnectionListResponse(await this.queries.execute(new ListConnections(actor.companyId, filter, page)), page);
  }

  @Get(':connectionId')
  @LimitedToOwnCompany()
  @ApiOperation({ operationId: 'getConnection', summary: "One of them; company users see their company's own" })
  @ApiOkResponse({ type: ConnectionResponse })
  async get(@Param('connectionId', idOf('connection')) connectionId: string, @CurrentActor() actor: Actor): Promise<ConnectionResponse> {
    return this.one(connectionId, actor.companyId);
  }

  @Post()
  @ApiOperation({ operationId: 'createConnection', summary: 'Store an API key, for one company or shared; operators only' })
  @ApiCreatedResponse({ type: ConnectionResponse })
  @Codes('request.conflict', 'request.not_found')
  async create(@Body() dto: CreateConnectionDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConnectionResponse> {
    const { label, api_key: apiKey } = dto;
    const details = { label, apiKey, baseUrl: dto.base_url ?? HOSTED, webhookSecret: dto.webhook_secret ?? null };
    const command = new CreateConnection({ ...details, companyId: dto.company_id ?? null, limitPerMinute: dto.limit_per_minute ?? null });
    const { connectionId } = await this.commands.execute(command);
    void reply.header('Location', `/api/v1/connections/${connectionId}`);
    return this.one(connectionId, null);
  }

  @Patch(':connectionId')
  @ApiOperation({ operationId: 'updateConnection', summary: 'Rotate the key or the webhook secret, rename, limit; operators only' })
  @ApiOkResponse({ type: ConnectionResponse })
  @Codes('request.conflict', 'request.changed_meanwhile')
  async update(
    @Param('connectionId', idOf('connection')) connectionId: string,
    @Body() dto: UpdateConnectionDto,
    @IfMatch() expected: Expected,
  ): Promise<ConnectionResponse> {
    const { label, base_url: baseUrl, api_key: apiKey, webhook_secret: webhookSecret, limit_per_minute: limitPerMinute } = dto;
    const change = { label, baseUrl, apiKey, webhookSecret, limitPerMinute };
    await this.commands.execute(new UpdateConnection(connectionId, change, expected));
    return this.one(connectionId, null);
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
  @Codes('request.conflict')
  async teams(
    @Param('connectionId', idOf('connection')) connectionId: string,
    @CurrentActor() actor: Actor,
  ): Promise<SelectableTeamListResponse> {
    return new SelectableTeamListResponse(await this.queries.execute(new ListTeamsOfConnection(connectionId, actor.companyId)));
  }

  private async one(connectionId: string, companyId: string | null): Promise<ConnectionResponse> {
    const [connection] = await this.queries.execute(new ListConnections(companyId, { id: connectionId }));
    if (!connection) throw notFound('connection');
    return new ConnectionResponse(connection);
  }
}
