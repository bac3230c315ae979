import { Body, Controller, Get, Param, Patch, Post, Query, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { LimitedToOwnCompany } from '../../auth/route-access.js';
import { CreateCompany } from '../../contracts/companies/create-company.command.js';
import { idOf } from '../../shared/not-found.js';
import { Codes } from '../../shared/codes.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { UpdateCompany } from '../commands/update-company.command.js';
import { CompanyListResponse, CompanyResponse } from '../dto/company.response.js';
import { CreateCompanyDto } from '../dto/create-company.dto.js';
import { ListCompaniesDto, UpdateCompanyDto } from '../dto/update-company.dto.js';
import { ActivationGuard } from '../guards/activation.guard.js';
import { GetCompany } from '../queries/get-company.query.js';
import { ListCompanies } from '../queries/list-companies.query.js';

@ApiTags('companies')
@ApiBearerAuth()
@Controller('api/v1/companies')
export class CompaniesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'createCompany', summary: 'Set up a company (operators)' })
  @ApiCreatedResponse({ type: CompanyResponse })
  @Codes('company.slug_taken')
  async create(@Body() dto: CreateCompanyDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<CompanyResponse> {
    const { companyId } = await this.commands.execute(new CreateCompany(dto.toDetails()));
    void reply.header('Location', `/api/v1/companies/${companyId}`);
    return this.get(companyId);
  }

  @Get()
  @LimitedToOwnCompany()
  @ApiOperation({ operationId: 'listCompanies', summary: 'All companies; for company users their own' })
  @ApiOkResponse({ type: CompanyListResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: ListCompaniesDto): Promise<CompanyListResponse> {
    const filter = { slug: query.slug, name: query.name, isActive: query.is_active };
    const page = query.toPage();
    return new CompanyListResponse(await this.queries.execute(new ListCompanies(actor.companyId, filter, page)), page);
  }

  @Get(':companyId')
  @ApiOperation({ operationId: 'getCompany', summary: 'One company' })
  @ApiOkResponse({ type: CompanyResponse })
  async get(@Param('companyId', idOf('company')) companyId: string): Promise<CompanyResponse> {
    return new CompanyResponse(await this.queries.execute(new GetCompany({ id: companyId })));
  }

  @Patch(':companyId')
  @UseGuards(ActivationGuard)
  @ApiOperation({ operationId: 'updateCompany', summary: 'Change a company; what is left out stays as it is' })
  @ApiOkResponse({ type: CompanyResponse })
  @Codes('company.slug_taken', 'request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Body() dto: UpdateCompanyDto,
    @IfMatch() expected: Expected,
  ): Promise<CompanyResponse> {
    await this.commands.execute(new UpdateCompany(companyId, dto.toChange(), expected));
    return this.get(companyId);
  }
}
