import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { LimitedToOwnCompany } from '../../auth/route-access.js';
import { CreateCompany } from '../../contracts/companies/create-company.command.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { CompanyListResponse, CompanyResponse } from '../dto/company.response.js';
import { CreateCompanyDto } from '../dto/create-company.dto.js';
import { GetCompany } from '../queries/get-company.query.js';
import { ListCompanies } from '../queries/list-companies.query.js';

@ApiTags('companies')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies')
export class CompaniesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'createCompany', summary: 'Set up a company (operators)' })
  @ApiCreatedResponse({ type: CompanyResponse })
  async create(@Body() dto: CreateCompanyDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<CompanyResponse> {
    const { companyId } = await this.commands.execute(new CreateCompany(dto.toDetails()));
    void reply.header('Location', `/api/v1/companies/${companyId}`);
    return this.get(companyId);
  }

  @Get()
  @LimitedToOwnCompany()
  @ApiOperation({ operationId: 'listCompanies', summary: 'All companies; for company users their own' })
  @ApiOkResponse({ type: CompanyListResponse })
  async list(@CurrentActor() actor: Actor): Promise<CompanyListResponse> {
    return new CompanyListResponse(await this.queries.execute(new ListCompanies(actor.companyId)));
  }

  @Get(':companyId')
  @ApiOperation({ operationId: 'getCompany', summary: 'One company' })
  @ApiOkResponse({ type: CompanyResponse })
  async get(@Param('companyId', idOf('company')) companyId: string): Promise<CompanyResponse> {
    return new CompanyResponse(await this.queries.execute(new GetCompany({ id: companyId })));
  }
}
