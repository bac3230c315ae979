import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { RetellAgentQueryDto } from '../dto/retell-agent.dto.js';
import { RetellAgentResponse } from '../dto/retell-agent.response.js';
import { GetRetellAgent } from '../queries/get-retell-agent.query.js';

@ApiTags('retell')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/branches/:branchId/retell-agent')
export class RetellAgentController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'getRetellAgent', summary: 'The bodies with which the branch’s phone agent is made at Retell' })
  @ApiOkResponse({ type: RetellAgentResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Query() { workspace }: RetellAgentQueryDto,
  ): Promise<RetellAgentResponse> {
    return new RetellAgentResponse(await this.queries.execute(new GetRetellAgent(companyId, branchId, workspace ?? null)));
  }
}
