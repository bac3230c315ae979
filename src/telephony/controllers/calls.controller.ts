import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf, notFound } from '../../shared/not-found.js';
import { CallResponse } from '../dto/call.response.js';
import { CallListResponse, ListCallsDto } from '../dto/list-calls.dto.js';
import { GetCall } from '../queries/get-call.query.js';
import { ListCalls } from '../queries/list-calls.query.js';

@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/calls')
export class CallsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listCalls', summary: "The company's calls, newest first" })
  @ApiOkResponse({ type: CallListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string, @Query() query: ListCallsDto): Promise<CallListResponse> {
    const page = query.toPage('instant');
    return new CallListResponse(await this.queries.execute(new ListCalls(companyId, query.toFilter(), page)), page);
  }

  @Get(':providerCallId')
  @ApiOperation({
    operationId: 'getCall',
    summary: 'One call by Retell’s call id or its own: function calls, answers and the chain link by link',
  })
  @ApiOkResponse({ type: CallResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('providerCallId') providerCallId: string,
  ): Promise<CallResponse> {
    // PostgreSQL cannot even look for a text with a NUL in it.
    const call = providerCallId.includes('\u0000') ? null : await this.queries.execute(new GetCall(companyId, providerCallId));
    if (!call) throw notFound('call');
    return call;
  }
}
