import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/route-access.js';
import { AGENT_FUNCTIONS, type AgentFunction, type ToolView, toolOf } from '../functions/agent-function.js';

const TOOL = {
  type: 'object',
  required: ['name', 'description', 'parameters'],
  properties: {
    name: { type: 'string', example: 'book_appointment' },
    description: { type: 'string' },
    parameters: { type: 'object', additionalProperties: true, description: 'JSON Schema' },
  },
};
const TOOLS = { type: 'object', required: ['tools'], properties: { tools: { type: 'array', items: TOOL } } };

/** The functions with their JSON Schemas: what is provisioned at Retell and what is served cannot drift. */
@Public()
@ApiTags('retell')
@Controller('api/v1/retell')
export class ToolsController {
  constructor(@Inject(AGENT_FUNCTIONS) private readonly functions: AgentFunction[]) {}

  @Get('tools')
  @ApiOperation({ operationId: 'listRetellTools', summary: 'Functions that phone agents may call, with JSON Schemas' })
  @ApiOkResponse({ description: 'name, description and parameters of each function', schema: TOOLS })
  list(): { tools: ToolView[] } {
    return { tools: this.functions.map(toolOf) };
  }
}
