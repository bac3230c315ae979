import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/route-access.js';
import { AGENT_FUNCTIONS, type AgentFunction, parametersOf } from '../functions/agent-function.js';

/** The functions with their JSON Schemas: what is provisioned at Retell and what is served cannot drift. */
@Public()
@ApiTags('retell')
@Controller('api/v1/retell')
export class ToolsController {
  constructor(@Inject(AGENT_FUNCTIONS) private readonly functions: AgentFunction[]) {}

  @Get('tools')
  @ApiOperation({ operationId: 'listRetellTools', summary: 'Functions that phone agents may call, with JSON Schemas' })
  @ApiOkResponse({ description: 'name, description and parameters of each function' })
  list(): { tools: { name: string; description: string; parameters: Record<string, unknown> }[] } {
    const tools = this.functions.map((definition) => ({
      name: definition.name,
      description: definition.description,
      parameters: parametersOf(definition),
    }));
    return { tools };
  }
}
