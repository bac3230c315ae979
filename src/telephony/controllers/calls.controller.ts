import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../shared/not-found.js';
import { CallResponse } from '../dto/call.response.js';
import { GetCall } from '../queries/get-call.query.js';

@ApiTags('calls')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/calls')
export class CallsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':providerCallId')
  @ApiOperation({ operationId: 'getCall', summary: 'One call by Retell’s call id: function calls, answers and the chain link by link' })
  @ApiOkResponse({ type: CallResponse })
  async get(@Param('companyId', ParseUUIDPipe) companyId: string, @Param('providerCallId') providerCallId: string): Promise<CallResponse> {
    const call = await this.queries.execute(new GetCall(companyId, providerCallId));
    if (!call) throw notFound('call');
    return call;
  }
}
