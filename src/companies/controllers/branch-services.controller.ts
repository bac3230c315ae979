import { Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiDefaultResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttachService } from '../../contracts/companies/attach-service.command.js';
import { DetachService } from '../../contracts/companies/detach-service.command.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';

@ApiTags('services')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/branches/:branchId/services/:serviceId')
export class BranchServicesController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @HttpCode(204)
  @ApiOperation({ operationId: 'attachService', summary: 'Offer a service at a branch' })
  @ApiNoContentResponse()
  attach(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<void> {
    return this.commands.execute(new AttachService(companyId, branchId, serviceId));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'detachService', summary: 'Take a service off a branch; bookings made there stay' })
  @ApiNoContentResponse()
  detach(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<void> {
    return this.commands.execute(new DetachService(companyId, branchId, serviceId));
  }
}
