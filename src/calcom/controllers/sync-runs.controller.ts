import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { SyncRunListResponse } from '../dto/sync-run.response.js';
import { ListSyncRuns } from '../queries/list-sync-runs.query.js';

const SHOWN = 50;

@ApiTags('teams')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/teams/:teamId/runs')
export class SyncRunsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listSyncRuns', summary: "The team's latest syncs with their progress, counts, conflicts and errors" })
  @ApiOkResponse({ type: SyncRunListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('teamId', idOf('team')) teamId: string,
  ): Promise<SyncRunListResponse> {
    return new SyncRunListResponse(await this.queries.execute(new ListSyncRuns(companyId, teamId, SHOWN)));
  }
}
