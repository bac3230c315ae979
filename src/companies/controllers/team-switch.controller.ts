import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetSyncInterval } from '../../contracts/companies/set-sync-interval.command.js';
import { SwitchTeam } from '../../contracts/companies/switch-team.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { PageDto } from '../../shared/page.dto.js';
import { AssignTeamDto } from '../dto/assign-team.dto.js';
import { SetSyncIntervalDto, StrandedBookingListResponse } from '../dto/switch-team.dto.js';
import { TeamConsequencesResponse } from '../dto/team-consequences.response.js';
import { TeamResponse } from '../dto/team.response.js';
import { SharedConnectionGuard } from '../guards/shared-connection.guard.js';
import { GetTeam } from '../queries/get-team.query.js';
import { PreviewTeamRemoval } from '../queries/preview-team-removal.query.js';
import { ListStrandedBookings } from '../queries/list-stranded-bookings.query.js';

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId')
export class TeamSwitchController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('teams/:teamId/consequences')
  @ApiOperation({ operationId: 'previewTeamRemoval', summary: 'What removing or switching away this team would do; changes nothing' })
  @ApiOkResponse({ type: TeamConsequencesResponse })
  async consequences(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('teamId', idOf('team')) teamId: string,
  ): Promise<TeamConsequencesResponse> {
    return new TeamConsequencesResponse(await this.queries.execute(new PreviewTeamRemoval(companyId, teamId)));
  }

  @Post('teams/:teamId/switch')
  @HttpCode(200)
  @UseGuards(SharedConnectionGuard)
  @ApiOperation({ operationId: 'switchTeam', summary: 'Replace this team by another one, in one step' })
  @ApiOkResponse({ type: TeamResponse, description: 'The new assignment.' })
  @Codes('team.already_assigned', 'team.connection_missing')
  async switch(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('teamId', idOf('team')) teamId: string,
    @Body() dto: AssignTeamDto,
  ): Promise<TeamResponse> {
    const { companyTeamId } = await this.commands.execute(new SwitchTeam(companyId, teamId, dto.calcom_team_id, dto.connection_id ?? null));
    return new TeamResponse(await this.queries.execute(new GetTeam(companyId, companyTeamId)));
  }

  @Get('stranded-bookings')
  @ApiOperation({ operationId: 'listStrandedBookings', summary: 'Future bookings of teams that are no longer the company’s' })
  @ApiOkResponse({ type: StrandedBookingListResponse })
  async stranded(@Param('companyId', idOf('company')) companyId: string, @Query() query: PageDto): Promise<StrandedBookingListResponse> {
    const page = query.toPage('instant');
    return new StrandedBookingListResponse(await this.queries.execute(new ListStrandedBookings(companyId, page)), page);
  }

  @Patch('sync-interval')
  @HttpCode(204)
  @ApiOperation({ operationId: 'setSyncInterval', summary: 'How often the company’s teams are read' })
  @ApiNoContentResponse()
  setInterval(@Param('companyId', idOf('company')) companyId: string, @Body() dto: SetSyncIntervalDto): Promise<void> {
    return this.commands.execute(new SetSyncInterval(companyId, dto.hours));
  }
}
