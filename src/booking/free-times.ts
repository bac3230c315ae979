import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { Outcome, Scene } from '../contracts/booking/outcome.js';
import { FindFreeSlots, type FreeSlots } from '../contracts/calcom/find-free-slots.query.js';
import type { OpeningHours } from '../contracts/companies/opening-hours.js';
import { type ServiceRow, noticeMinutes } from './chain/chain-row.js';
import { type TimeSpan, alternatives, isClosed, isOnGrid, isTooSoon } from './judge-time.js';
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

/** A time that cannot be had whoever asks for it. */
export type Shut = Pick<Outcome, 'status' | 'noticeMinutes' | 'alternatives'>;

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

  /**
   * What is against the asked time whatever else the caller says; null for nothing. Opening hours never forbid a slot that Cal.com
   * offers, they only say how a time without one is called: then, and only then, it is asked for.
   */
  async shut(question: TimeQuestion, hours: OpeningHours | null, now: Date, held: TimeSpan[] = []): Promise<Shut | null> {
    const { row, start, scene } = question;
    const notice = noticeMinutes(row);
    const isEarly = isTooSoon(start, now, notice);
    const closed = isClosed(start, scene.timeZone, hours);
    const free = closed ? await this.isFree(question) : 'free';
    if (free === 'unknown') return { status: 'temporarily_unavailable' };
    if (free !== 'free') return { status: 'closed', alternatives: await this.alternatives(question, held) };
    return isEarly ? { status: 'too_soon', noticeMinutes: notice, alternatives: await this.alternatives(question, held) } : null;
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
