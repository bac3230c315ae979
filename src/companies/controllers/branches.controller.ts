import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { BranchListResponse, BranchResponse } from '../dto/branch.response.js';
import { CreateBranchDto } from '../dto/create-branch.dto.js';
import { GetBranch } from '../queries/get-branch.query.js';
import { ListBranches } from '../queries/list-branches.query.js';

@ApiTags('branches')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/branches')
export class BranchesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'createBranch', summary: 'Add a location' })
  @ApiCreatedResponse({ type: BranchResponse })
  async create(
    @Param('companyId', idOf('company')) companyId: string,
    @Body() dto: CreateBranchDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BranchResponse> {
    const { branchId } = await this.commands.execute(new CreateBranch(companyId, dto.toDetails()));
    void reply.header('Location', `/api/v1/companies/${companyId}/branches/${branchId}`);
    return this.get(companyId, branchId);
  }

  @Get()
  @ApiOperation({ operationId: 'listBranches', summary: "The company's locations" })
  @ApiOkResponse({ type: BranchListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string): Promise<BranchListResponse> {
    return new BranchListResponse(await this.queries.execute(new ListBranches(companyId)));
  }

  @Get(':branchId')
  @ApiOperation({ operationId: 'getBranch', summary: 'One location' })
  @ApiOkResponse({ type: BranchResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
  ): Promise<BranchResponse> {
    return new BranchResponse(await this.queries.execute(new GetBranch(companyId, branchId)));
  }
}
