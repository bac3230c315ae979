import { ApiProperty } from '@nestjs/swagger';
import type { RetellAgentView } from '../queries/get-retell-agent.query.js';

export class RetellNumberResponse {
  @ApiProperty({ example: '+49305550101' })
  number!: string;

  @ApiProperty({ type: Object, description: 'For a number of your own SIP trunk: POST /import-phone-number' })
  import!: object;

  @ApiProperty({ type: Object, description: 'For a number that is at Retell already: PATCH /update-phone-number/{number}' })
  update!: object;
}

export class RetellAgentResponse {
  @ApiProperty({ example: 'default' })
  workspace: string;

  @ApiProperty({ type: Object, description: 'POST /create-retell-llm' })
  llm: object;

  @ApiProperty({ type: Object, description: 'POST /create-agent, with the llm_id of the answer before' })
  agent: object;

  @ApiProperty({ type: [RetellNumberResponse] })
  phone_numbers: RetellNumberResponse[];

  constructor(view: RetellAgentView) {
    this.workspace = view.workspace;
    this.llm = view.llm;
    this.agent = view.agent;
    this.phone_numbers = view.numbers;
  }
}
