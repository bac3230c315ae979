import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { PlaceBooking } from '../../contracts/booking/place-booking.command.js';
import { type AgentFunction, wholeNumber, words, yes } from './agent-function.js';

const ARGS = z.object({
  service: words.optional().describe('Name of the service as the caller said it, or its id.'),
  start: z.string().optional().describe('Local start time at the branch, without offset, such as 2026-11-26T14:30.'),
  customer_name: words.optional().describe('Full name of the person the appointment is for, as the caller said it.'),
  customer_phone: words.optional().describe('Phone number to reach the caller, needed when the number is hidden.'),
  customer_email: z.string().optional().describe('E-mail address, only if the caller gave one.'),
  notes: words.optional().describe('Anything the caller wants the business to know.'),
  answers: z.record(z.string(), z.unknown()).optional().describe('Answers to questions that ask_answer asked, by their slug.'),
  duration_minutes: wholeNumber.optional().describe('Length in minutes, when the service has several.'),
  words: words.optional().describe('The caller’s own words about date and time, always give them.'),
  caller_confirmed: yes.optional().describe('true only after service, weekday, date, time and name were read back and the caller agreed.'),
});

@Injectable()
export class BookAppointment implements AgentFunction {
  readonly name = 'book_appointment';
  readonly description =
    'Books an appointment. Call it only after the caller agreed to service, weekday, date, time and name. Say that it is booked only when the answer’s status is booked.';
  readonly args = ARGS;
  readonly required = ['service', 'start', 'customer_name', 'caller_confirmed'];

  constructor(private readonly commands: CommandBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    const args = ARGS.parse(given);
    return this.commands.execute(
      new PlaceBooking(call, {
        service: args.service ?? null,
        start: args.start ?? null,
        words: args.words ?? null,
        durationMinutes: args.duration_minutes ?? null,
        customerName: args.customer_name ?? null,
        customerPhone: args.customer_phone ?? null,
        customerEmail: args.customer_email ?? null,
        notes: args.notes ?? null,
        answers: args.answers ?? {},
        callerConfirmed: args.caller_confirmed === true,
      }),
    );
  }
}
