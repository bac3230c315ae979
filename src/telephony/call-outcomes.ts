import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What can be achieved in a call, best first; a call without any of it ends as `no_booking`. */
export const ACHIEVEMENTS = ['booked', 'pending_confirmation', 'moved', 'cancelled', 'callback'] as const;
export type Achievement = (typeof ACHIEVEMENTS)[number];

/**
 * What was done in this call about one booking (or callback), and from all of these the call's outcome: the best of them. Of one
 * booking the first word counts, but a confirmation ends its waiting and a cancellation ends it: what was booked and cancelled in
 * the same call is not booked.
 */
const NOTE = `
  update calls c set achieved = noted.achieved, outcome = (
    select value from jsonb_each_text(noted.achieved) order by array_position(string_to_array(?, ','), value) limit 1)
  from (
    select id, achieved || jsonb_build_object(about, case
      when achievement = 'cancelled' or not jsonb_exists(achieved, about) or achieved ->> about = 'pending_confirmation' and achievement = 'booked'
      then achievement else achieved ->> about end) as achieved
    from calls join jsonb_to_recordset(?::jsonb) as told("companyId" uuid, "callId" uuid, about text, achievement text)
      on id = "callId" and company_id = "companyId"
    where id = any(?::uuid[])
    order by id for no key update of calls) noted
  where c.id = noted.id`;

/** What was done for the caller of a call. */
export interface Achieved {
  companyId: string;
  /** Null for what was done without a call: nothing is noted. */
  callId: string | null;
  /** Id of the booking or the callback request. */
  about: string;
  achievement: Achievement;
}

/** A call's outcome comes from what became of its bookings, never from an analysis of the transcript. */
@Injectable()
export class CallOutcomes {
  constructor(private readonly em: EntityManager) {}

  /** In this order; of one call one after the other, because each is put to what was noted before. */
  async note(...achieved: Achieved[]): Promise<void> {
    const ofCalls = Map.groupBy(
      achieved.filter(({ callId }) => callId !== null),
      ({ callId }) => callId,
    );
    for (let rest = [...ofCalls.values()]; rest.length > 0; rest = rest.map((one) => one.slice(1)).filter((one) => one.length > 0))
      await this.noteTogether(rest.flatMap((one) => one.slice(0, 1)));
  }

  private async noteTogether(ofEach: Achieved[]): Promise<void> {
    const ids = `{${ofEach.map(({ callId }) => callId).join(',')}}`;
    await this.em.execute(NOTE, [ACHIEVEMENTS.join(','), JSON.stringify(ofEach), ids]);
  }
}
