import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { DashboardResponse } from '../dto/dashboard.response.js';
import { GetDashboard } from '../queries/get-dashboard.query.js';

@ApiTags('dashboard')
@ApiBearerAuth()
@Controller('api/v1')
export class DashboardController {
  constructor(private readonly queries: QueryBus) {}

  @Get('dashboard')
  @ApiOperation({ operationId: 'getDashboard', summary: 'Figures of all companies; operators only' })
  @ApiOkResponse({ type: DashboardResponse })
  async all(): Promise<DashboardResponse> {
    return new DashboardResponse(await this.queries.execute(new GetDashboard(null)));
  }

  @Get('companies/:companyId/dashboard')
  @ApiOperation({ operationId: 'getCompanyDashboard', summary: 'Figures of one company: calls, bookings, refusals, answer times, syncs' })
  @ApiOkResponse({ type: DashboardResponse })
  async ofCompany(@Param('companyId', idOf('company')) companyId: string): Promise<DashboardResponse> {
    return new DashboardResponse(await this.queries.execute(new GetDashboard(companyId)));
  }
}
