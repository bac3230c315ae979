import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AddPhoneNumber } from '../../contracts/telephony/add-phone-number.command.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Expected, IfMatch } from '../../shared/version.js';
import { RemovePhoneNumber, UpdatePhoneNumber } from '../commands/update-phone-number.command.js';
import { AddPhoneNumberDto, ListPhoneNumbersDto, UpdatePhoneNumberDto } from '../dto/phone-number.dto.js';
import { PhoneNumberListResponse, PhoneNumberResponse } from '../dto/phone-number.response.js';
import { ReadinessResponse } from '../dto/readiness.response.js';
import { GetPhoneNumber } from '../queries/get-phone-number.query.js';
import { GetReadiness } from '../queries/get-readiness.query.js';
import { ListPhoneNumbers } from '../queries/list-phone-numbers.query.js';

@ApiTags('numbers')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/numbers')
export class PhoneNumbersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'addPhoneNumber', summary: 'Lead a number to a branch' })
  @ApiCreatedResponse({ type: PhoneNumberResponse })
  @Codes('number.invalid', 'number.taken', 'request.not_found')
  async add(
    @Param('companyId', idOf('company')) companyId: string,
    @Body() dto: AddPhoneNumberDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhoneNumberResponse> {
    const command = new AddPhoneNumber(companyId, dto.branch_id, dto.number, dto.country, dto.workspace ?? undefined);
    const { phoneNumberId } = await this.commands.execute(command);
    void reply.header('Location', `/api/v1/companies/${companyId}/numbers/${phoneNumberId}`);
    return this.get(companyId, phoneNumberId);
  }

  @Get()
  @ApiOperation({ operationId: 'listPhoneNumbers', summary: "The company's numbers" })
  @ApiOkResponse({ type: PhoneNumberListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Query() query: ListPhoneNumbersDto,
  ): Promise<PhoneNumberListResponse> {
    const filter = { number: query.number, branchId: query.branch_id, isActive: query.is_active };
    const page = query.toPage();
    return new PhoneNumberListResponse(await this.queries.execute(new ListPhoneNumbers(companyId, filter, page)), page);
  }

  @Get(':numberId')
  @ApiOperation({ operationId: 'getPhoneNumber', summary: 'One number' })
  @ApiOkResponse({ type: PhoneNumberResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('numberId', idOf('phone number')) numberId: string,
  ): Promise<PhoneNumberResponse> {
    return new PhoneNumberResponse(await this.queries.execute(new GetPhoneNumber(companyId, numberId)));
  }

  @Get(':numberId/readiness')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Each link from the number to what can be booked, ok or why not' })
  @ApiOkResponse({ type: ReadinessResponse })
  async readiness(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('numberId', idOf('phone number')) numberId: string,
  ): Promise<ReadinessResponse> {
    return new ReadinessResponse(await this.queries.execute(new GetReadiness(companyId, numberId)));
  }

  @Patch(':numberId')
  @ApiOperation({ operationId: 'updatePhoneNumber', summary: 'Lead it to another branch, switch it off, note its agent' })
  @ApiOkResponse({ type: PhoneNumberResponse })
  @Codes('request.changed_meanwhile')
  async update(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('numberId', idOf('phone number')) numberId: string,
    @Body() dto: UpdatePhoneNumberDto,
    @IfMatch() expected: Expected,
  ): Promise<PhoneNumberResponse> {
    await this.commands.execute(new UpdatePhoneNumber(companyId, numberId, dto.toFields(), expected));
    return this.get(companyId, numberId);
  }

  @Delete(':numberId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removePhoneNumber', summary: 'It leads nowhere from now on; its calls stay' })
  @ApiNoContentResponse({ description: 'It is free for another company.' })
  remove(@Param('companyId', idOf('company')) companyId: string, @Param('numberId', idOf('phone number')) numberId: string): Promise<void> {
    return this.commands.execute(new RemovePhoneNumber(companyId, numberId));
  }
}
