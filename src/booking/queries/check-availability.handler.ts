import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CheckAvailability } from '../../contracts/booking/check-availability.query.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { Clock } from '../../shared/clock.js';
import { noticeMinutes, serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkChain } from '../chain/walk-chain.js';
import { understoodDuration } from '../commands/check-wish.js';
import { type Understood, understandDate } from '../dates/understand-date.js';
import { DayOffers } from '../day-offers.js';
import { FreeTimes, type TimeQuestion } from '../free-times.js';
import { localDate, plusMinutes } from '../local-time.js';
import { OpenClaims } from '../open-claims.js';

type Told = Pick<Outcome, 'status' | 'start' | 'date' | 'slots' | 'alternatives' | 'noticeMinutes' | 'partOfDay' | 'from' | 'to'>;

/** The walk of an availability question: chain, what was understood of date and time, what is free. */
@QueryHandler(CheckAvailability)
export class CheckAvailabilityHandler implements IQueryHandler<CheckAvailability> {
  constructor(
    private readonly chain: ChainReader,
    private readonly times: FreeTimes,
    private readonly offers: DayOffers,
    private readonly claims: OpenClaims,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: CheckAvailability): Promise<Outcome> {
    const walked = walkChain(await this.chain.readTo(wish.service, call), wish.service);
    if (!walked.ok) return walked.refusal;
    const { row, scene, steps } = walked;
    const known = { scene, chain: steps, service: { id: row.service_id, name: serviceName(row) } };
    const now = this.clock.now();
    const understood = understandDate(wish, { now, timeZone: scene.timeZone, language: scene.language });
    if (understood.kind === 'ask_date') return { ...known, status: 'ask_date' };
    const durationMinutes = understoodDuration(row, wish.durationMinutes);
    if (typeof durationMinutes !== 'number') return { ...known, ...asked(understood), ...durationMinutes };
    const start = understood.kind === 'time' ? understood.start : this.offers.anchor(understood, scene.timeZone, now);
    const question = { row, scene, call, start, durationMinutes, earliest: plusMinutes(now, noticeMinutes(row)) };
    const told = understood.kind === 'time' ? await this.oneTime(question, now) : await this.offers.on(question, understood);
    return { ...known, ...told };
  }

  private async oneTime(question: TimeQuestion, now: Date): Promise<Told> {
    const { row, scene, start, call } = question;
    const asked = { start, date: localDate(start, scene.timeZone) };
    const span = { from: start, to: plusMinutes(start, 7 * 24 * 60) };
    const held = await this.claims.of(row, span, call);
    const shut = await this.times.shut(question, row.opening_hours, now, held);
    if (shut) return { ...asked, ...shut };
    const free = await this.times.isFree(question);
    if (free === 'unknown') return { ...asked, status: 'temporarily_unavailable' };
    const end = plusMinutes(start, question.durationMinutes);
    const isHeld = held.some((claim) => start < claim.to && end > claim.from);
    if (free === 'free' && !isHeld) return { ...asked, status: 'available' };
    return { ...asked, status: 'unavailable', alternatives: await this.times.alternatives(question, held) };
  }
}

/** What ask_duration may say of the time that was understood. */
function asked(understood: Exclude<Understood, { kind: 'ask_date' }>): Pick<Outcome, 'start' | 'date'> {
  return understood.kind === 'time'
    ? { start: understood.start, date: understood.date }
    : understood.kind === 'day'
      ? { date: understood.date }
      : {};
}
