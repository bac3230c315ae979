import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TakeOverEventType } from '../../contracts/calcom/take-over-event-type.command.js';
import { AppError } from '../../shared/app-error.js';
import { idOf } from '../../shared/not-found.js';
import { ConflictListResponse } from '../dto/conflict.response.js';
import { TakenOverResponse } from '../dto/sync-run.response.js';
import { OperatorsOnlyGuard } from '../guards/operators-only.guard.js';
import { ListConflicts } from '../queries/list-conflicts.query.js';

const eventTypeId = new ParseIntPipe({ exceptionFactory: () => new AppError('request.not_found', 404, 'There is no such conflict.') });

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/conflicts')
export class ConflictsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listConflicts',
    summary: "Event types of the company's teams that another company holds, as of the latest syncs",
  })
  @ApiOkResponse({ type: ConflictListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string): Promise<ConflictListResponse> {
    return new ConflictListResponse(await this.queries.execute(new ListConflicts(companyId)));
  }

  @Post(':eventTypeId/take')
  @HttpCode(202)
  @UseGuards(OperatorsOnlyGuard)
  @ApiOperation({
    operationId: 'takeOverEventType',
    summary: 'Release an event type at the company that holds it and take it here; operators only',
  })
  @ApiAcceptedResponse({ type: TakenOverResponse })
  async take(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('eventTypeId', eventTypeId) calcomEventTypeId: number,
  ): Promise<TakenOverResponse> {
    return new TakenOverResponse(await this.commands.execute(new TakeOverEventType(companyId, calcomEventTypeId)));
  }
}
