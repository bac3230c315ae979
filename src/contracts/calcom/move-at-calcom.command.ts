import { Command } from '@nestjs/cqrs';
import type { CalcomOutcome } from './place-at-calcom.command.js';

/** Moves one booking at Cal.com, once. It comes back with a new uid and our id in its metadata. */
export class MoveAtCalcom extends Command<CalcomOutcome> {
  constructor(
    readonly order: {
      companyId: string;
      connectionId: string;
      calcomEventTypeId: number;
      bookingId: string;
      uid: string;
      start: Date;
      reason: string;
      answerBy: Date;
    },
  ) {
    super();
  }
}
