import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome, Scene } from '../../contracts/booking/outcome.js';
import { type BookingWish, PlaceBooking } from '../../contracts/booking/place-booking.command.js';
import { Env } from '../../config/env.js';
import { Clock } from '../../shared/clock.js';
import { noticeMinutes, serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkChain } from '../chain/walk-chain.js';
import { Claims } from '../claims.js';
import { understandDate } from '../dates/understand-date.js';
import { FreeTimes, type TimeQuestion } from '../free-times.js';
import { localDate, plusMinutes } from '../local-time.js';
import { PresentTruth, type WishIdentity } from '../present-truth.js';
import { answerBy } from '../time-budget.js';
import { understoodDuration, whatIsMissing } from './check-wish.js';
import { Placement } from './placement.js';
import { type ReadyWish, newReference, readyWish, wishKey } from './wish.js';

/** Each time with a longer reference: there are 21 times as many of them. */
const PLACED_AGAIN = 2;

/** The walk of a booking: chain, what is missing, is the time free, commit the intent, send, tell the truth. */
@CommandHandler(PlaceBooking)
export class PlaceBookingHandler implements ICommandHandler<PlaceBooking> {
  constructor(
    private readonly chain: ChainReader,
    private readonly times: FreeTimes,
    private readonly claims: Claims,
    private readonly placement: Placement,
    private readonly truth: PresentTruth,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: PlaceBooking): Promise<Outcome> {
    const walked = walkChain(await this.chain.readTo(wish.service, call), wish.service);
    if (!walked.ok) return walked.refusal;
    const { row, scene, steps } = walked;
    const known = { scene, chain: steps, service: { id: row.service_id, name: serviceName(row) } };
    const now = this.clock.now();
    const start = this.understoodStart(wish, scene, now);
    if (!start) return { ...known, status: 'ask_date' };
    const timed = { ...known, start, date: localDate(start, scene.timeZone) };
    const durationMinutes = understoodDuration(row, wish.durationMinutes);
    if (typeof durationMinutes !== 'number') return { ...timed, ...durationMinutes };
    const question = { row, scene, start, durationMinutes, earliest: plusMinutes(now, noticeMinutes(row)), call };

    const shut = await this.times.shut(question, row.opening_hours, now);
    if (shut) {
      // What was booked in time stands, also once the time has become too soon or closed for a new wish.
      const identity = {
        companyId: scene.companyId,
        serviceId: row.service_id,
        start,
        wishKey: wishKey(call, row.service_id, start),
      };
      return { ...timed, ...((await this.standing(identity, call)) ?? shut) };
    }
    const missing = whatIsMissing(wish, row, call);
    if (missing) return { ...timed, ...missing };

    const ready = readyWish(row, scene, call, wish, { start, durationMinutes }, this.env.attendeeEmailDomain);
    const free = await this.times.isFree(question);
    if (free !== 'free') return { ...timed, ...((await this.standing(identityOf(ready), call)) ?? (await this.notFree(free, question))) };
    return { ...timed, ...(await this.place(ready, question)) };
  }

  private async place(ready: ReadyWish, question: TimeQuestion, again = 0): Promise<Told> {
    const intent = await this.claims.commit(ready, answerBy(ready.call, 'intent'));
    if (intent.kind === 'stands') {
      const stands = await this.standing(identityOf(ready), ready.call);
      if (stands) return stands;
      // What stood in the way was another booking's reference, or a wish that Cal.com has refused meanwhile.
      if (again === PLACED_AGAIN) return { status: 'one_moment' };
      return this.place({ ...ready, reference: newReference(ready.scene.companyName, again + 1) }, question, again + 1);
    }
    if (intent.kind === 'dry_run') return (await this.standing(identityOf(ready), ready.call)) ?? this.placement.foreseen(ready);
    if (intent.kind === 'rival_sending') return { status: 'one_moment' };
    if (intent.kind === 'rival_unknown')
      return { status: 'slot_taken', alternatives: await this.times.alternatives(question, intent.held) };
    const told = await this.placement.send(ready, () => this.times.isFree(question, true));
    if (told.status !== 'slot_taken') return told;
    return { ...told, alternatives: await this.times.alternatives(question, [], true) };
  }

  private async notFree(verdict: 'taken' | 'no_slot' | 'unknown', question: TimeQuestion): Promise<Told> {
    if (verdict === 'unknown') return { status: 'temporarily_unavailable' };
    return { status: verdict === 'taken' ? 'slot_taken' : 'unavailable', alternatives: await this.times.alternatives(question) };
  }

  /** The present truth of the same wish, when it stands already. */
  private standing(identity: WishIdentity, call: CallIdentity): Promise<Told | null> {
    return this.truth.of(identity, call, answerBy(call, 'truth'));
  }

  /** The one time that was given or, where nothing was, said: null when it has to be asked for. Nothing is guessed. */
  private understoodStart({ start, words }: BookingWish, { timeZone, language }: Scene, now: Date): Date | null {
    const understood = understandDate({ date: null, time: null, partOfDay: null, start, words }, { now, timeZone, language });
    return understood.kind === 'time' ? understood.start : null;
  }
}

type Told = Pick<Outcome, 'status' | 'booking' | 'alternatives' | 'noticeMinutes' | 'would'>;

function identityOf({ row, scene, start, wishKey: key }: ReadyWish): WishIdentity {
  return { companyId: scene.companyId, serviceId: row.service_id, start, wishKey: key };
}
