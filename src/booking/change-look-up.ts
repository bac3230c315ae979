import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadAtCalcom, type StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import type { TimeSpan } from './judge-time.js';
import { Settlement } from './settlement.js';

export type OpenChange =
  { kind: 'cancel'; connectionId: string; uid: string } | { kind: 'move'; connectionId: string; uid: string; target: TimeSpan };

/** Looks whether a change was carried out, by the old uid: a move followed to its new uid and start, a cancel by its status. */
@Injectable()
export class ChangeLookUp {
  constructor(
    private readonly queries: QueryBus,
    private readonly settlement: Settlement,
  ) {}

  /** `confirmed`: carried out and settled. `not_yet`: Cal.com shows it as it was. `unasked`: Cal.com could not be asked. */
  async settle(attemptId: string, change: OpenChange, until: Date): Promise<'confirmed' | 'not_yet' | 'unasked'> {
    const read = await this.queries.execute(new ReadAtCalcom({ connectionId: change.connectionId, uid: change.uid, answerBy: until }));
    if (!read.asked) return 'unasked';
    const { found } = read;
    if (change.kind === 'cancel') {
      if (found && found.status !== 'cancelled' && found.status !== 'rejected') return 'not_yet';
      await this.settlement.confirmCancel(attemptId, null);
      return 'confirmed';
    }
    if (!found || !isMovedTo(found, change)) return 'not_yet';
    const shrunk = found.end.getTime() !== change.target.to.getTime();
    const placed = { ...found, pending: found.status === 'pending' };
    await this.settlement.confirmMove(attemptId, placed, null, shrunk ? 'length_changed_at_calcom' : null);
    return 'confirmed';
  }
}

function isMovedTo(found: StandingAtCalcom, { uid, target }: { uid: string; target: TimeSpan }): boolean {
  const stands = found.status === 'accepted' || found.status === 'pending';
  return stands && found.uid !== uid && found.start.getTime() === target.from.getTime();
}
