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
    from calls, (select ?::text as about, ?::text as achievement) told where id = ? and company_id = ? for no key update of calls) noted
  where c.id = noted.id`;

/** A call's outcome comes from what became of its bookings, never from an analysis of the transcript. */
@Injectable()
export class CallOutcomes {
  constructor(private readonly em: EntityManager) {}

  /** @param about id of the booking or the callback request */
  async note(companyId: string, callId: string | null, about: string, achievement: Achievement): Promise<void> {
    if (callId === null) return;
    await this.em.execute(NOTE, [ACHIEVEMENTS.join(','), about, achievement, callId, companyId]);
  }
}
