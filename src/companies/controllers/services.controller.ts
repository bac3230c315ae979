import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListServices } from '../../contracts/companies/list-services.query.js';
import { UpdateService } from '../../contracts/companies/update-service.command.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { ServiceListResponse, ServiceResponse } from '../dto/service.response.js';
import { UpdateServiceDto } from '../dto/update-service.dto.js';
import { GetService } from '../queries/get-service.query.js';

@ApiTags('services')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/services')
export class ServicesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listServices', summary: 'What the company sells, and why a service is not bookable' })
  @ApiOkResponse({ type: ServiceListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string): Promise<ServiceListResponse> {
    return new ServiceListResponse(await this.queries.execute(new ListServices(companyId)));
  }

  @Patch(':serviceId')
  @ApiOperation({ operationId: 'updateService', summary: "Change the company's own fields; a sync never writes them" })
  @ApiOkResponse({ type: ServiceResponse })
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
    @Body() dto: UpdateServiceDto,
  ): Promise<ServiceResponse> {
    await this.commands.execute(new UpdateService(companyId, serviceId, dto.toChange()));
    return new ServiceResponse(await this.queries.execute(new GetService(companyId, serviceId)));
  }
}
