import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { ReadAtCalcom, type StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import { ForeignChanges } from './foreign-changes.js';
import { judgeStanding } from './judge-standing.js';
import { type TouchedBooking, TouchedBookings } from './touched-bookings.js';

const READ_WITHIN_MS = 15_000;

/**
 * `busy`: an own change is open, or was settled while Cal.com was read. `unasked`: Cal.com could not be asked. `missing`: it does not
 * know the uid.
 */
export type Reconciled = { what: 'unchanged' | 'changed' | 'busy' | 'missing' } | { what: 'unasked'; retryInSeconds: number | null };

/**
 * Reads a booking at Cal.com and brings ours to where it stands. Own changes and foreign ones are told apart by their order alone
 * (ADR 0005): what is read while none of ours is open, and written onto the same revision, can only differ because of somebody else.
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly queries: QueryBus,
    private readonly bookings: TouchedBookings,
    private readonly changes: ForeignChanges,
    private readonly logger: PinoLogger,
  ) {}

  /** `toldUid` is read for a booking that we had given up and that has no uid. */
  async bring(booking: TouchedBooking, connectionId: string, toldUid: string | null, missingIsFinal: boolean): Promise<Reconciled> {
    if (booking.isChanging) {
      await this.bookings.hurryLookUp(booking.id);
      return { what: 'busy' };
    }
    const uid = booking.uid ?? toldUid;
    if (uid === null) return { what: 'unchanged' };
    const answerBy = new Date(Date.now() + READ_WITHIN_MS);
    const read = await this.queries.execute(new ReadAtCalcom({ connectionId, uid, answerBy, nobodyWaits: true }));
    if (!read.asked) return { what: 'unasked', retryInSeconds: read.retryInSeconds };
    const outcome = read.found ? await this.compare(booking, read.found) : await this.lose(booking, missingIsFinal);
    this.logger.info({ event: 'booking.compared', companyId: booking.companyId, bookingId: booking.id, outcome });
    return { what: outcome };
  }

  private async compare(booking: TouchedBooking, standing: StandingAtCalcom): Promise<'unchanged' | 'changed' | 'busy'> {
    if (booking.status === 'refused') {
      const stands = standing.status === 'accepted' || standing.status === 'pending';
      return stands ? changedIf(await this.changes.adoptLate(booking, standing)) : 'unchanged';
    }
    const change = judgeStanding(booking, standing);
    return change ? changedIf(await this.changes.adopt(booking, standing, change)) : 'unchanged';
  }

  private async lose(booking: TouchedBooking, isFinal: boolean): Promise<'unchanged' | 'changed' | 'busy' | 'missing'> {
    if (booking.status !== 'confirmed' && booking.status !== 'pending_confirmation') return 'unchanged';
    return isFinal ? changedIf(await this.changes.adoptLoss(booking)) : 'missing';
  }
}

function changedIf(written: boolean): 'changed' | 'busy' {
  return written ? 'changed' : 'busy';
}
