import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { ListSyncRunsDto, SyncRunListResponse } from '../dto/sync-run.response.js';
import { ListSyncRuns } from '../queries/list-sync-runs.query.js';

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/teams/:teamId/runs')
export class SyncRunsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listSyncRuns', summary: "The team's latest syncs with their progress, counts, conflicts and errors" })
  @ApiOkResponse({ type: SyncRunListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('teamId', idOf('team')) teamId: string,
    @Query() query: ListSyncRunsDto,
  ): Promise<SyncRunListResponse> {
    const page = query.toPage('instant');
    return new SyncRunListResponse(await this.queries.execute(new ListSyncRuns(companyId, teamId, { state: query.state }, page)), page);
  }
}
