import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import type { BookingView, Outcome } from '../../contracts/booking/outcome.js';
import { LookUpPlacement } from '../../contracts/calcom/look-up-placement.query.js';
import {
  type CalcomOutcome,
  type CalcomRefusal,
  PlaceAtCalcom,
  type PlacedAtCalcom,
} from '../../contracts/calcom/place-at-calcom.command.js';
import type { RefusalStatus } from '../../contracts/error-codes.js';
import { serviceName } from '../chain/chain-row.js';
import { Settlement } from '../settlement.js';
import { LEAST_TO_SEND_MS, answerBy } from '../time-budget.js';
import type { ReadyWish } from './wish.js';

type Told = Pick<Outcome, 'status' | 'booking' | 'would'>;

/** The waiting for a rival used the call's time up: nothing was sent, and the agent's next call has new time. */
interface OutOfTime {
  kind: 'out_of_time';
  detail: string;
}

/** Of a dry run's booking, which nobody can ask for: no drawn reference has a 0. */
const NO_REFERENCE = 'FD-0000';

/** What the caller hears when Cal.com said no for good. */
const SAY_ON_REFUSAL: Record<CalcomRefusal, RefusalStatus> = {
  taken: 'slot_taken',
  raced: 'slot_taken',
  too_soon: 'too_soon',
  past: 'ask_date',
  gone: 'not_found',
  not_bookable: 'service_not_bookable',
  key_refused: 'temporarily_unavailable',
};

/** Sends a committed wish to Cal.com and settles its attempt by what came back (invariants 8 and 9). */
@Injectable()
export class Placement {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly settlement: Settlement,
    private readonly logger: PinoLogger,
  ) {}

  /** What `send` comes to when Cal.com agrees: nothing is sent. */
  foreseen(wish: ReadyWish): Told {
    const pending = wish.row.requires_confirmation;
    const booking = { ...bookingView(wish, { pending }), reference: NO_REFERENCE };
    const { email } = wish.order.attendee;
    const own = email?.startsWith(wish.bookingId) ? null : email;
    const would = { kind: 'book' as const, booking, phone: wish.contactPhone, email: own };
    return { status: pending ? 'pending_confirmation' : 'booked', booking, would };
  }

  /** `isStillFree` asks Cal.com afresh: a 409 on a round robin may hide a free host, then the booking is sent once more. */
  async send(wish: ReadyWish, isStillFree: () => Promise<'free' | 'taken' | 'no_slot' | 'unknown'>): Promise<Told> {
    const started = performance.now();
    let outcome = await this.sendOnce(wish);
    const raced = outcome.kind === 'refused' && outcome.refusal === 'raced' && wish.row.hosts.length > 1;
    if (raced && (await isStillFree()) === 'free') outcome = await this.sendOnce(wish);
    const ms = Math.round(performance.now() - started);
    this.logger.info({
      event: 'booking.sent',
      companyId: wish.scene.companyId,
      bookingId: wish.bookingId,
      outcome: outcome.kind,
      why: outcome.kind === 'refused' ? outcome.refusal : undefined,
      ms,
    });
    try {
      return await this.settle(wish, outcome, ms);
    } catch (error) {
      // Cal.com may hold the booking, but it could not be written down: the settle worker finds it, the caller is promised nothing.
      this.logger.error({ event: 'booking.outcome_not_stored', companyId: wish.scene.companyId, bookingId: wish.bookingId, err: error });
      return { status: 'will_confirm_later' };
    }
  }

  private sendOnce({ order, call }: ReadyWish): Promise<CalcomOutcome | OutOfTime> {
    const until = answerBy(call, 'send');
    if (until.getTime() - Date.now() < LEAST_TO_SEND_MS)
      return Promise.resolve({ kind: 'out_of_time', detail: 'too little time was left to send it' });
    return this.commands.execute(new PlaceAtCalcom({ ...order, answerBy: until }));
  }

  private async settle(wish: ReadyWish, outcome: CalcomOutcome | OutOfTime, ms: number): Promise<Told> {
    if (outcome.kind === 'placed') return this.confirm(wish, outcome.booking, ms);
    if (outcome.kind === 'refused') {
      await this.settlement.refuse(wish.attemptId, outcome.refusal, outcome.detail, ms);
      return { status: SAY_ON_REFUSAL[outcome.refusal] };
    }
    if (outcome.kind === 'not_sent' || outcome.kind === 'out_of_time') {
      await this.settlement.refuse(wish.attemptId, 'not_sent', outcome.detail, ms);
      return { status: outcome.kind === 'not_sent' ? 'temporarily_unavailable' : 'one_moment' };
    }
    await this.settlement.leaveUnknown(wish.attemptId, outcome.detail, outcome.serverError, ms);
    return this.lookOnce(wish);
  }

  private async confirm(wish: ReadyWish, placed: PlacedAtCalcom, ms: number | null): Promise<Told> {
    const settled = await this.settlement.confirm(wish.attemptId, placed, ms);
    if (settled === 'uid_of_another_booking') {
      await this.settlement.refuse(wish.attemptId, 'taken', 'Cal.com answered with a booking that is bound to another of ours', ms);
      return { status: 'slot_taken' };
    }
    return { status: placed.pending ? 'pending_confirmation' : 'booked', booking: bookingView(wish, placed) };
  }

  /** A cut connection was carried out all the same, most times: one look may turn "unknown" into the truth while the caller waits. */
  private async lookOnce(wish: ReadyWish): Promise<Told> {
    const until = answerBy(wish.call, 'look_up');
    if (until.getTime() - Date.now() < 150) return { status: 'will_confirm_later' };
    const { connectionId, calcomEventTypeId, bookingId } = wish.order;
    const where = { connectionId, calcomEventTypeId, bookingId, start: wish.start, end: wish.end, answerBy: until };
    const looked = await this.queries.execute(new LookUpPlacement(where));
    return looked.asked && looked.found ? this.confirm(wish, looked.found, null) : { status: 'will_confirm_later' };
  }
}

function bookingView(wish: ReadyWish, placed: Pick<PlacedAtCalcom, 'pending'>): BookingView {
  return {
    id: wish.bookingId,
    reference: wish.reference,
    serviceName: serviceName(wish.row),
    start: wish.start,
    end: wish.end,
    timeZone: wish.scene.timeZone,
    customerName: wish.name,
    status: placed.pending ? 'pending_confirmation' : 'confirmed',
  };
}
