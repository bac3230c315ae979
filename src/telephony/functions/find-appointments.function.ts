import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { FindAppointments as Find } from '../../contracts/booking/find-appointments.query.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { AgentFunction } from './agent-function.js';

@Injectable()
export class FindAppointments implements AgentFunction {
  readonly name = 'find_appointments';
  readonly description =
    'Finds the upcoming appointments of this caller, by the number they call from. Call it before moving or cancelling one.';
  readonly args = z.object({});
  readonly required = [];

  constructor(private readonly queries: QueryBus) {}

  run(call: CallIdentity): Promise<Outcome> {
    return this.queries.execute(new Find(call));
  }
}
