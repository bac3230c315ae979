import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AddPhoneNumber } from '../../contracts/telephony/add-phone-number.command.js';
import { idOf } from '../../shared/not-found.js';
import { ProblemResponse } from '../../shared/problem.response.js';
import { AddPhoneNumberDto } from '../dto/phone-number.dto.js';
import { PhoneNumberListResponse, PhoneNumberResponse } from '../dto/phone-number.response.js';
import { GetPhoneNumber } from '../queries/get-phone-number.query.js';
import { ListPhoneNumbers } from '../queries/list-phone-numbers.query.js';

@ApiTags('numbers')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemResponse, description: 'application/problem+json' })
@Controller('api/v1/companies/:companyId/numbers')
export class PhoneNumbersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'addPhoneNumber', summary: 'Lead a number to a branch' })
  @ApiCreatedResponse({ type: PhoneNumberResponse })
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
  async list(@Param('companyId', idOf('company')) companyId: string): Promise<PhoneNumberListResponse> {
    return new PhoneNumberListResponse(await this.queries.execute(new ListPhoneNumbers(companyId)));
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
}
