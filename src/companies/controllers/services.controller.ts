import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UpdateService } from '../../contracts/companies/update-service.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { ServiceListResponse, ServiceResponse } from '../dto/service.response.js';
import { ListServicesDto, UpdateServiceDto } from '../dto/update-service.dto.js';
import { GetService } from '../queries/get-service.query.js';
import { ListDescribedServices } from '../queries/list-described-services.query.js';

@ApiTags('services')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/services')
export class ServicesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listServices', summary: 'What the company sells, and why a service is not bookable' })
  @ApiOkResponse({ type: ServiceListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string, @Query() query: ListServicesDto): Promise<ServiceListResponse> {
    const { is_active: isActive, is_bookable: isBookable, branch_id: branchId, company_team_id: companyTeamId } = query;
    const page = query.toPage();
    const filter = { isActive, isBookable, branchId, companyTeamId };
    return new ServiceListResponse(await this.queries.execute(new ListDescribedServices(companyId, filter, page)), page);
  }

  @Get(':serviceId')
  @ApiOperation({ operationId: 'getService', summary: 'One service, and why it is not bookable' })
  @ApiOkResponse({ type: ServiceResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<ServiceResponse> {
    return new ServiceResponse(await this.queries.execute(new GetService(companyId, serviceId)));
  }

  @Patch(':serviceId')
  @ApiOperation({ operationId: 'updateService', summary: "Change the company's own fields; a sync never writes them" })
  @ApiOkResponse({ type: ServiceResponse })
  @Codes('request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
    @Body() dto: UpdateServiceDto,
    @IfMatch() expected: Expected,
  ): Promise<ServiceResponse> {
    await this.commands.execute(new UpdateService(companyId, serviceId, dto.toChange(), expected));
    return this.get(companyId, serviceId);
  }
}
