import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { RequestCallback as Request } from '../../contracts/booking/request-callback.command.js';
import { type AgentFunction, words } from './agent-function.js';

const ARGS = z.object({
  customer_name: words.optional().describe('Who should be called back.'),
  customer_phone: words.optional().describe('Number to call back; needed when the caller hides theirs.'),
  reason: words.optional().describe('What it is about.'),
  window: words.optional().describe('When it suits the caller.'),
});

@Injectable()
export class RequestCallback implements AgentFunction {
  readonly name = 'request_callback';
  readonly description =
    'Notes that somebody of the business should call this person back. Call it when the caller wants a person or something could not be done.';
  readonly args = ARGS;
  readonly required = ['customer_name'];

  constructor(private readonly commands: CommandBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    const args = ARGS.parse(given);
    const wish = {
      customerName: args.customer_name ?? null,
      customerPhone: args.customer_phone ?? null,
      reason: args.reason ?? null,
      window: args.window ?? null,
    };
    return this.commands.execute(new Request(call, wish));
  }
}
