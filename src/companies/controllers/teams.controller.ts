import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequestTeamSync } from '../../contracts/calcom/request-team-sync.command.js';
import { AssignTeam } from '../../contracts/companies/assign-team.command.js';
import { RemoveTeam } from '../../contracts/companies/remove-team.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { AssignTeamDto, ListTeamsDto } from '../dto/assign-team.dto.js';
import { SyncRequestedResponse, TeamListResponse, TeamResponse } from '../dto/team.response.js';
import { SharedConnectionGuard } from '../guards/shared-connection.guard.js';
import { GetTeam } from '../queries/get-team.query.js';
import { ListTeams } from '../queries/list-teams.query.js';

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/teams')
export class TeamsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @UseGuards(SharedConnectionGuard)
  @ApiOperation({ operationId: 'assignTeam', summary: 'Give a Cal.com team to the company; its import starts by itself' })
  @ApiCreatedResponse({ type: TeamResponse })
  @Codes('team.already_assigned', 'team.connection_missing')
  async assign(
    @Param('companyId', idOf('company')) companyId: string,
    @Body() dto: AssignTeamDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamResponse> {
    const command = new AssignTeam(companyId, dto.calcom_team_id, dto.connection_id ?? null);
    const { companyTeamId } = await this.commands.execute(command);
    void reply.header('Location', `/api/v1/companies/${companyId}/teams/${companyTeamId}`);
    return this.get(companyId, companyTeamId);
  }

  @Get()
  @ApiOperation({ operationId: 'listTeams', summary: "The company's teams with the state of their sync" })
  @ApiOkResponse({ type: TeamListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string, @Query() query: ListTeamsDto): Promise<TeamListResponse> {
    const filter = { status: query.team_sync_status, removed: query.removed };
    const page = query.toPage();
    return new TeamListResponse(await this.queries.execute(new ListTeams(companyId, filter, page)), page);
  }

  @Get(':teamId')
  @ApiOperation({ operationId: 'getTeam', summary: 'One assignment, also a removed one' })
  @ApiOkResponse({ type: TeamResponse })
  async get(@Param('companyId', idOf('company')) companyId: string, @Param('teamId', idOf('team')) teamId: string): Promise<TeamResponse> {
    return new TeamResponse(await this.queries.execute(new GetTeam(companyId, teamId)));
  }

  @Delete(':teamId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeTeam', summary: 'End the assignment; its services are unbookable at once' })
  @ApiNoContentResponse()
  remove(@Param('companyId', idOf('company')) companyId: string, @Param('teamId', idOf('team')) teamId: string): Promise<void> {
    return this.commands.execute(new RemoveTeam(companyId, teamId));
  }

  @Post(':teamId/sync')
  @HttpCode(202)
  @ApiOperation({ operationId: 'syncTeam', summary: 'Read the team from Cal.com now' })
  @ApiAcceptedResponse({ type: SyncRequestedResponse })
  async sync(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('teamId', idOf('team')) teamId: string,
  ): Promise<SyncRequestedResponse> {
    const team = await this.queries.execute(new GetTeam(companyId, teamId, { standing: true }));
    return new SyncRequestedResponse(await this.commands.execute(new RequestTeamSync(companyId, team.id, 'api')));
  }
}
