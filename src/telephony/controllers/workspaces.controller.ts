import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Codes } from '../../shared/codes.js';
import { notFound } from '../../shared/not-found.js';
import { PageDto } from '../../shared/page.dto.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { AddWebhookKey, CreateWorkspace, DropOlderWebhookKeys } from '../commands/change-workspace.command.js';
import { AddWebhookKeyDto, CreateWorkspaceDto, WorkspaceListResponse, WorkspaceResponse } from '../dto/workspace.dto.js';
import { ListWorkspaces } from '../queries/list-workspaces.query.js';

/** Retell accounts: operators only, because several companies' numbers may belong to one. */
@ApiTags('workspaces')
@ApiBearerAuth()
@Controller('api/v1/workspaces')
export class WorkspacesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listWorkspaces', summary: 'Retell accounts, without their keys; operators only' })
  @ApiOkResponse({ type: WorkspaceListResponse })
  async list(@Query() query: PageDto): Promise<WorkspaceListResponse> {
    const page = query.toPage();
    return new WorkspaceListResponse(await this.queries.execute(new ListWorkspaces(null, page)), page);
  }

  @Post()
  @ApiOperation({ operationId: 'createWorkspace', summary: 'Take in a Retell account with its webhook key; operators only' })
  @ApiCreatedResponse({ type: WorkspaceResponse })
  @Codes('workspace.slug_taken')
  async create(@Body() dto: CreateWorkspaceDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<WorkspaceResponse> {
    await this.commands.execute(new CreateWorkspace(dto.slug, dto.webhook_key));
    void reply.header('Location', `/api/v1/workspaces/${dto.slug}`);
    return this.get(dto.slug);
  }

  @Get(':workspace')
  @ApiOperation({ operationId: 'getWorkspace', summary: 'One Retell account by its slug; operators only' })
  @ApiOkResponse({ type: WorkspaceResponse })
  async get(@Param('workspace') slug: string): Promise<WorkspaceResponse> {
    const [view] = slug.includes('\u0000') ? [] : await this.queries.execute(new ListWorkspaces(slug));
    if (!view) throw notFound('workspace');
    return new WorkspaceResponse(view);
  }

  @Post(':workspace/keys')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'addWebhookKey',
    summary: 'Begin a rotation: the new key beside the present ones; operators only. `default` follows RETELL_API_KEY at each start',
  })
  @ApiOkResponse({ type: WorkspaceResponse })
  @Codes('request.changed_meanwhile')
  async addKey(@Param('workspace') slug: string, @Body() dto: AddWebhookKeyDto, @IfMatch() expected: Expected): Promise<WorkspaceResponse> {
    const { slug: known } = await this.get(slug);
    await this.commands.execute(new AddWebhookKey(known, dto.webhook_key, expected));
    return this.get(known);
  }

  @Delete(':workspace/keys/older')
  @HttpCode(200)
  @ApiOperation({ operationId: 'dropOlderWebhookKeys', summary: 'End a rotation: only the newest key signs from now on; operators only' })
  @ApiOkResponse({ type: WorkspaceResponse })
  @Codes('request.changed_meanwhile')
  async dropOlder(@Param('workspace') slug: string, @IfMatch() expected: Expected): Promise<WorkspaceResponse> {
    const { slug: known } = await this.get(slug);
    await this.commands.execute(new DropOlderWebhookKeys(known, expected));
    return this.get(known);
  }
}
