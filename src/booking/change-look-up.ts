import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadAtCalcom, type StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import type { TimeSpan } from './judge-time.js';
import { type Settled, Settlement } from './settlement.js';

export type OpenChange =
  { kind: 'cancel'; connectionId: string; uid: string } | { kind: 'move'; connectionId: string; uid: string; target: TimeSpan };

/**
 * `confirmed`: it was carried out. `elsewhere`: the uid is dead and the booking stands at another time (a host moved it meanwhile).
 * `ended`: it was cancelled or declined meanwhile. Of all three attempt and booking are settled. `not_yet`: Cal.com shows it as it
 * was. `unasked`: Cal.com could not be asked.
 */
export type Seen = { what: 'confirmed' | 'elsewhere'; standing: StandingAtCalcom | null } | { what: 'ended' | 'not_yet' | 'unasked' };

/**
 * Looks what became of a change, by the old uid: a move followed to its new uid and start, a cancel by its status. A dead uid can be
 * neither moved nor cancelled (calcom-behaviours.md, booking-reschedule-old-again), so what its chain ends in is final; a change is
 * never carried over to the new uid, which the caller did not name.
 */
@Injectable()
export class ChangeLookUp {
  constructor(
    private readonly queries: QueryBus,
    private readonly settlement: Settlement,
  ) {}

  /** With a callback reason somebody is asked to ring the caller should it not have been carried out. */
  async settle(attemptId: string, change: OpenChange, until: Date, callbackReason: string | null): Promise<Seen> {
    const read = await this.queries.execute(new ReadAtCalcom({ connectionId: change.connectionId, uid: change.uid, answerBy: until }));
    if (!read.asked) return { what: 'unasked' };
    const { found } = read;
    const isOver = found?.status === 'cancelled' || found?.status === 'rejected';
    if (change.kind === 'cancel' && (!found || isOver)) {
      await this.settlement.confirmCancel(attemptId, null);
      return { what: 'confirmed', standing: found };
    }
    if (found && (found.status === 'cancelled' || found.status === 'rejected')) {
      await this.settlement.adoptEnd(attemptId, found.status, callbackReason);
      return { what: 'ended' };
    }
    if (!found || found.uid === change.uid || found.status === 'other') return { what: 'not_yet' };
    const isThere = change.kind === 'move' && found.start.getTime() === change.target.from.getTime();
    const settled = isThere ? await this.confirmMove(attemptId, found, change.target) : await this.adopt(attemptId, found, callbackReason);
    if (settled === 'uid_of_another_booking' || settled === 'wish_stands_already') return { what: 'not_yet' };
    return { what: isThere ? 'confirmed' : 'elsewhere', standing: found };
  }

  private confirmMove(attemptId: string, found: StandingAtCalcom, target: TimeSpan): Promise<Settled> {
    const hasOtherLength = found.end.getTime() !== target.to.getTime();
    return this.settlement.confirmMove(attemptId, placed(found), null, hasOtherLength ? 'length_changed_at_calcom' : null);
  }

  private adopt(attemptId: string, found: StandingAtCalcom, callbackReason: string | null): Promise<Settled> {
    return this.settlement.adoptMove(attemptId, placed(found), callbackReason);
  }
}

function placed(found: StandingAtCalcom) {
  return { ...found, pending: found.status === 'pending' };
}
