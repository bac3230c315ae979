import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { MoveBooking } from '../../contracts/booking/move-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { type AgentFunction, words, yes } from './agent-function.js';

const ARGS = z.object({
  booking_reference: words.optional().describe('Reference from find_appointments or from the booking.'),
  new_start: z.string().optional().describe('New local start time at the branch, without offset, such as 2026-11-27T09:30.'),
  caller_confirmed: yes.optional().describe('true only after the old and the new time were read back and the caller agreed.'),
});

@Injectable()
export class RescheduleAppointment implements AgentFunction {
  readonly name = 'reschedule_appointment';
  readonly description =
    'Moves one of the caller’s own appointments to another time. Call it only after the caller agreed to the new weekday, date and time.';
  readonly args = ARGS;
  readonly required = ['booking_reference', 'new_start', 'caller_confirmed'];

  constructor(private readonly commands: CommandBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    const args = ARGS.parse(given);
    const wish = {
      reference: args.booking_reference ?? null,
      newStart: args.new_start ?? null,
      callerConfirmed: args.caller_confirmed === true,
    };
    return this.commands.execute(new MoveBooking(call, wish));
  }
}
