import { Command } from '@nestjs/cqrs';

/** `gone`: Cal.com says that it does not stand any more. `unknown`: look it up; `not_sent`: it never reached Cal.com. */
export type CancelOutcome =
  { kind: 'cancelled' | 'gone' } | { kind: 'refused' | 'unknown' | 'not_sent'; detail: string; serverError: boolean };

/** Cancels one booking at Cal.com, once, always with a reason: a host's own key is refused without one. */
export class CancelAtCalcom extends Command<CancelOutcome> {
  constructor(
    readonly order: { companyId: string; connectionId: string; calcomEventTypeId: number; uid: string; reason: string; answerBy: Date },
  ) {
    super();
  }
}
