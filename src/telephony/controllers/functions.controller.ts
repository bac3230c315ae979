import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../auth/route-access.js';
import { FunctionRunner } from '../functions/function-runner.js';
import { type RetellRequest, RetellSignatureGuard } from '../guards/retell-signature.guard.js';

/** Retell's custom functions: what the agent does while the caller waits. */
@Public()
@ApiExcludeController()
@UseGuards(RetellSignatureGuard)
@Controller('retell')
export class FunctionsController {
  constructor(private readonly runner: FunctionRunner) {}

  @Post(['functions', ':workspace/functions'])
  @HttpCode(200)
  async call(@Req() request: RetellRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { answer, httpStatus } = await this.runner.answer(
      request.retellWorkspaceId ?? '',
      request.body,
      request.retellReceivedAt ?? new Date(),
    );
    reply.status(httpStatus);
    return answer;
  }
}
