import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { UpdateBranch } from '../commands/update-branch.command.js';
import { BranchListResponse, BranchResponse } from '../dto/branch.response.js';
import { CreateBranchDto, ListBranchesDto, UpdateBranchDto } from '../dto/create-branch.dto.js';
import { GetBranch } from '../queries/get-branch.query.js';
import { ListBranches } from '../queries/list-branches.query.js';

@ApiTags('branches')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/branches')
export class BranchesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'createBranch', summary: 'Add a location' })
  @ApiCreatedResponse({ type: BranchResponse })
  @Codes('branch.slug_taken', 'request.not_found')
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
  async list(@Param('companyId', idOf('company')) companyId: string, @Query() query: ListBranchesDto): Promise<BranchListResponse> {
    const filter = { slug: query.slug, isActive: query.is_active, companyTeamId: query.company_team_id };
    const page = query.toPage();
    return new BranchListResponse(await this.queries.execute(new ListBranches(companyId, filter, page)), page);
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

  @Patch(':branchId')
  @ApiOperation({ operationId: 'updateBranch', summary: 'Change a location; what is left out stays as it is' })
  @ApiOkResponse({ type: BranchResponse })
  @Codes('branch.slug_taken', 'request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('branchId', idOf('branch')) branchId: string,
    @Body() dto: UpdateBranchDto,
    @IfMatch() expected: Expected,
  ): Promise<BranchResponse> {
    await this.commands.execute(new UpdateBranch(companyId, branchId, dto.toFields(), expected));
    return this.get(companyId, branchId);
  }
}
