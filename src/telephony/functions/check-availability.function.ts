import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { CheckAvailability as Check } from '../../contracts/booking/check-availability.query.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { type AgentFunction, wholeNumber, words } from './agent-function.js';

const ARGS = z.object({
  service: words.optional().describe('Name of the service as the caller said it, or its id.'),
  date: z.string().optional().describe('Local date at the branch, such as 2026-11-26.'),
  time: z.string().optional().describe('Local time, such as 14:30, if the caller named one.'),
  part_of_day: z.string().optional().describe('morning, afternoon or evening, if the caller named no time.'),
  words: words.optional().describe('The caller’s own words about date and time, always give them.'),
  duration_minutes: wholeNumber.optional().describe('Length in minutes, when the service has several.'),
});

@Injectable()
export class CheckAvailability implements AgentFunction {
  readonly name = 'check_availability';
  readonly description = 'Tells whether a time is free, or what is free on a day or part of it. Call it before offering any time.';
  readonly args = ARGS;
  readonly required = ['service'];

  constructor(private readonly queries: QueryBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    const args = ARGS.parse(given);
    return this.queries.execute(
      new Check(call, {
        service: args.service ?? null,
        date: args.date ?? null,
        time: args.time ?? null,
        partOfDay: args.part_of_day ?? null,
        words: args.words ?? null,
        durationMinutes: args.duration_minutes ?? null,
      }),
    );
  }
}
