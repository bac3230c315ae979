import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { UpdateCallbackRequest } from '../commands/update-callback-request.command.js';
import {
  CallbackRequestListResponse,
  CallbackRequestResponse,
  ListCallbackRequestsDto,
  UpdateCallbackRequestDto,
} from '../dto/callback-request.dto.js';
import { GetCallbackRequest } from '../queries/get-callback-request.query.js';
import { ListCallbackRequests } from '../queries/list-callback-requests.query.js';

@ApiTags('callback requests')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/callback-requests')
export class CallbackRequestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listCallbackRequests', summary: 'Who is to be rung and why, newest first' })
  @ApiOkResponse({ type: CallbackRequestListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Query() query: ListCallbackRequestsDto,
  ): Promise<CallbackRequestListResponse> {
    const { status, branch_id: branchId, booking_id: bookingId, assigned_to: assignedTo } = query;
    const page = query.toPage('instant');
    const filter = { status, branchId, bookingId, assignedTo };
    return new CallbackRequestListResponse(await this.queries.execute(new ListCallbackRequests(companyId, filter, page)), page);
  }

  @Get(':callbackRequestId')
  @ApiOperation({ operationId: 'getCallbackRequest', summary: 'One callback request' })
  @ApiOkResponse({ type: CallbackRequestResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('callbackRequestId', idOf('callback request')) callbackRequestId: string,
  ): Promise<CallbackRequestResponse> {
    return new CallbackRequestResponse(await this.queries.execute(new GetCallbackRequest(companyId, callbackRequestId)));
  }

  @Patch(':callbackRequestId')
  @ApiOperation({ operationId: 'updateCallbackRequest', summary: 'Take it on, hand it over, tick it off' })
  @ApiOkResponse({ type: CallbackRequestResponse })
  @Codes('request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('callbackRequestId', idOf('callback request')) callbackRequestId: string,
    @Body() dto: UpdateCallbackRequestDto,
    @IfMatch() expected: Expected,
  ): Promise<CallbackRequestResponse> {
    await this.commands.execute(new UpdateCallbackRequest(companyId, callbackRequestId, dto.toFields(), expected));
    return this.get(companyId, callbackRequestId);
  }
}
