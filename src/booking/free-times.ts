import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { Scene } from '../contracts/booking/outcome.js';
import { FindFreeSlots, type FreeSlots } from '../contracts/calcom/find-free-slots.query.js';
import type { ServiceRow } from './chain/chain-row.js';
import { type TimeSpan, alternatives, isOnGrid } from './judge-time.js';
import { daysFrom } from './local-time.js';
import { answerBy } from './time-budget.js';

/** The asked day and the following ones: one question finds the time and its alternatives. */
const DAYS = 7;

export interface TimeQuestion {
  row: ServiceRow;
  scene: Scene;
  call: CallIdentity;
  start: Date;
  durationMinutes: number;
  /** Nothing before this is offered. */
  earliest: Date;
  /** The uid of a booking that would leave its time: it counts as free. */
  instead?: string;
}

/** What is free around an asked time, by one range request to Cal.com. */
@Injectable()
export class FreeTimes {
  constructor(private readonly queries: QueryBus) {}

  /** `no_slot`: never a slot (off the grid); `taken`: a slot that is gone; `unknown`: Cal.com did not answer in time. */
  async isFree(question: TimeQuestion, fresh = false): Promise<'free' | 'taken' | 'no_slot' | 'unknown'> {
    const { row, start, durationMinutes, scene } = question;
    const slots = await this.ask(question, fresh);
    if (!slots.known) return 'unknown';
    if (slots.starts.some((slot) => slot.getTime() === start.getTime())) return 'free';
    return isOnGrid(start, slots.starts, row.slot_interval_minutes ?? durationMinutes, scene.timeZone) ? 'taken' : 'no_slot';
  }

  /** Empty when nothing is known. `held` is the time of attempts whose outcome nobody knows. */
  async alternatives(question: TimeQuestion, held: TimeSpan[] = [], fresh = false): Promise<Date[]> {
    const { start, scene, earliest, durationMinutes } = question;
    const slots = await this.ask(question, fresh);
    return slots.known ? alternatives(slots.starts, start, scene.timeZone, earliest, durationMinutes, held) : [];
  }

  /** All free starts of the local days beginning with the question's own. */
  from(question: TimeQuestion, days: number): Promise<FreeSlots> {
    return this.ask(question, false, days);
  }

  private ask(question: TimeQuestion, fresh: boolean, days = DAYS): Promise<FreeSlots> {
    const { row, scene, start, durationMinutes, call } = question;
    return this.queries.execute(
      new FindFreeSlots({
        companyId: scene.companyId,
        connectionId: row.connection_id,
        calcomEventTypeId: row.calcom_event_type_id,
        ...daysFrom(start, scene.timeZone, days),
        timeZone: scene.timeZone,
        durationMinutes: row.length_options.length > 1 ? durationMinutes : null,
        instead: question.instead ?? null,
        fresh,
        answerBy: answerBy(call, fresh ? 'look_up' : 'slots'),
      }),
    );
  }
}
