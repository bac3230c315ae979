import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { ListOfferedServices } from '../../contracts/booking/list-offered-services.query.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { type AgentFunction, words } from './agent-function.js';

const ARGS = z.object({ query: words.optional().describe('What the caller asks for, to narrow the list.') });

@Injectable()
export class ListServices implements AgentFunction {
  readonly name = 'list_services';
  readonly description =
    'Lists what can be booked at this branch, with length and price. Call it when the caller asks what there is or the service is unclear.';
  readonly args = ARGS;
  readonly required = [];

  constructor(private readonly queries: QueryBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    return this.queries.execute(new ListOfferedServices(call, ARGS.parse(given).query ?? null));
  }
}
