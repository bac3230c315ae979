import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { FreeTimesResponse, ListFreeTimesDto } from '../dto/free-times.dto.js';
import { ListFreeTimes } from '../queries/list-free-times.query.js';

/** What a desk can offer somebody at its counter. */
@ApiTags('bookings')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/branches/:branchId/services/:serviceId/free-times')
export class FreeTimesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listFreeTimes', summary: 'What can be booked there on one day, by the rules of a call' })
  @ApiOkResponse({ type: FreeTimesResponse })
  @Codes(
    ...['booking.branch_inactive', 'booking.company_inactive', 'booking.no_team', 'booking.service_not_in_team'],
    ...['booking.service_not_bookable', 'booking.service_inactive', 'booking.service_not_at_branch', 'booking.ask_duration'],
    'booking.temporarily_unavailable',
  )
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
    @Query() query: ListFreeTimesDto,
    @CurrentActor() actor: Actor,
  ): Promise<FreeTimesResponse> {
    const where = { companyId, branchId, serviceId, formerTeamsToo: actor.companyId === null };
    return new FreeTimesResponse(await this.queries.execute(new ListFreeTimes({ ...where, ...query.toAsked() })));
  }
}
