import { Command } from '@nestjs/cqrs';

/** What Retell hears before a call is answered: the agent's variables, or nothing for a number that leads nowhere. */
export interface InboundAnswer {
  call_inbound: { dynamic_variables?: Record<string, string> };
}

/** Retell then answers the call without our variables. */
export const NO_VARIABLES: InboundAnswer = { call_inbound: {} };

/** Keeps the question and gives the variables. Never fails: the caller hears it ring meanwhile. */
export class AnswerInbound extends Command<InboundAnswer> {
  constructor(
    readonly workspaceId: string,
    readonly rawBody: Buffer,
  ) {
    super();
  }
}
