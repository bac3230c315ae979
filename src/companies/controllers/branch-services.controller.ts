import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttachService } from '../../contracts/companies/attach-service.command.js';
import { DetachService } from '../../contracts/companies/detach-service.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { PageDto } from '../../shared/page.dto.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { UpdateBranchService } from '../commands/update-branch-service.command.js';
import { BranchServiceListResponse, BranchServiceResponse, UpdateBranchServiceDto } from '../dto/branch-service.dto.js';
import { GetBranchService } from '../queries/get-branch-service.query.js';
import { ListBranchServices } from '../queries/list-branch-services.query.js';

@ApiTags('services')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/branches/:branchId/services')
export class BranchServicesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listBranchServices', summary: "The company's services at this branch: offered, offerable, or why not" })
  @ApiOkResponse({ type: BranchServiceListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Query() query: PageDto,
  ): Promise<BranchServiceListResponse> {
    const page = query.toPage();
    return new BranchServiceListResponse(await this.queries.execute(new ListBranchServices(companyId, branchId, page)), page);
  }

  @Get(':serviceId')
  @ApiOperation({ operationId: 'getBranchService', summary: 'One service at this branch' })
  @ApiOkResponse({ type: BranchServiceResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<BranchServiceResponse> {
    return new BranchServiceResponse(await this.queries.execute(new GetBranchService(companyId, branchId, serviceId)));
  }

  @Put(':serviceId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'attachService', summary: 'Offer a service at a branch' })
  @ApiNoContentResponse({ description: 'It is offered, now or already.' })
  @Codes('service.not_in_team', 'service.of_another_team')
  attach(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<void> {
    return this.commands.execute(new AttachService(companyId, branchId, serviceId));
  }

  @Patch(':serviceId')
  @ApiOperation({ operationId: 'updateBranchService', summary: 'What is different at this branch: price, notice, length' })
  @ApiOkResponse({ type: BranchServiceResponse })
  @Codes('branch_service.no_such_length', 'branch_service.no_currency', 'request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
    @Body() dto: UpdateBranchServiceDto,
    @IfMatch() expected: Expected,
  ): Promise<BranchServiceResponse> {
    await this.commands.execute(new UpdateBranchService(companyId, branchId, serviceId, dto.toFields(), expected));
    return this.get(companyId, branchId, serviceId);
  }

  @Delete(':serviceId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'detachService', summary: 'Take a service off a branch; bookings made there stay' })
  @ApiNoContentResponse({ description: 'It is not offered, now or before.' })
  detach(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Param('serviceId', idOf('service')) serviceId: string,
  ): Promise<void> {
    return this.commands.execute(new DetachService(companyId, branchId, serviceId));
  }
}
