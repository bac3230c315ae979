import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { TryCall } from '../commands/try-call.command.js';
import { TryCallDto } from '../dto/trial-call.dto.js';
import { TrialCallResponse } from '../dto/trial-call.response.js';

@ApiTags('numbers')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/numbers/:numberId/trial-call')
export class TrialCallsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'tryCall',
    summary: 'What a caller of the number would hear: the chain, the answer and the booking, as a dry run or, in the sandbox, for real',
  })
  @ApiOkResponse({ type: TrialCallResponse })
  @Codes('trial.only_in_sandbox')
  async try(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('numberId', idOf('phone number')) numberId: string,
    @Body() dto: TryCallDto,
  ): Promise<TrialCallResponse> {
    const trial = dto.toTrial();
    return new TrialCallResponse(await this.commands.execute(new TryCall(companyId, numberId, trial)), trial.isReal);
  }
}
