import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { CancelBooking } from '../../contracts/booking/cancel-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { type AgentFunction, words, yes } from './agent-function.js';

const ARGS = z.object({
  booking_reference: words.optional().describe('Reference from find_appointments or from the booking.'),
  reason: words.optional().describe('Why, in the caller’s words, if they gave a reason.'),
  caller_confirmed: yes
    .optional()
    .describe('true only after service, weekday, date and time were read back and the caller agreed to cancel.'),
});

@Injectable()
export class CancelAppointment implements AgentFunction {
  readonly name = 'cancel_appointment';
  readonly description = 'Cancels one of the caller’s own appointments. Call it only after the caller agreed to cancel exactly this one.';
  readonly args = ARGS;
  readonly required = ['booking_reference', 'caller_confirmed'];

  constructor(private readonly commands: CommandBus) {}

  run(call: CallIdentity, given: Record<string, unknown>): Promise<Outcome> {
    const args = ARGS.parse(given);
    const wish = {
      reference: args.booking_reference ?? null,
      reason: args.reason ?? null,
      callerConfirmed: args.caller_confirmed === true,
    };
    return this.commands.execute(new CancelBooking(call, wish));
  }
}
