import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { EraseCaller } from '../commands/erase-caller.command.js';
import { CallerDto } from '../dto/caller.dto.js';
import { CallerErasureResponse, CallerExportResponse } from '../dto/caller.response.js';
import { ExportCaller } from '../queries/export-caller.query.js';

/** What a company stored of one caller. */
@ApiTags('callers')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId')
export class CallersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('caller-erasures')
  @HttpCode(200)
  @ApiOperation({ operationId: 'eraseCaller', summary: 'Erase what this company stored of a caller; not for viewers. May be sent again' })
  @ApiOkResponse({ type: CallerErasureResponse, description: 'What was erased, and what is still held at Cal.com and Retell: keep it.' })
  async erase(@Param('companyId', idOf('company')) companyId: string, @Body() dto: CallerDto): Promise<CallerErasureResponse> {
    return new CallerErasureResponse(await this.commands.execute(new EraseCaller(companyId, dto.phone_number)));
  }

  @Post('caller-exports')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'exportCaller', summary: 'Everything that this company stored of a caller; not for viewers' })
  @ApiOkResponse({ type: CallerExportResponse })
  async export(@Param('companyId', idOf('company')) companyId: string, @Body() dto: CallerDto): Promise<CallerExportResponse> {
    return new CallerExportResponse(await this.queries.execute(new ExportCaller(companyId, dto.phone_number)));
  }
}
