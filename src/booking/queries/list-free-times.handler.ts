import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Scene } from '../../contracts/booking/outcome.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { notFound } from '../../shared/not-found.js';
import { type ServiceRow, hasService, noticeMinutes } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkChain, walkToCompany } from '../chain/walk-chain.js';
import { understoodDuration } from '../commands/check-wish.js';
import { DayOffers } from '../day-offers.js';
import { deskCall } from '../desk-call.js';
import { deskRefusal } from '../desk-refusal.js';
import { isClosedAllDay } from '../judge-time.js';
import { daysFrom, isBookableDate, localDate, plusMinutes, startOfDate } from '../local-time.js';
import { type FreeTimesQuestion, type FreeTimesView, ListFreeTimes } from './list-free-times.query.js';

/** What is asked for a caller of the same day, so that both share one question to Cal.com. */
const ASKED_DAYS = 7;

@QueryHandler(ListFreeTimes)
export class ListFreeTimesHandler implements IQueryHandler<ListFreeTimes> {
  constructor(
    private readonly em: EntityManager,
    private readonly chain: ChainReader,
    private readonly offers: DayOffers,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: ListFreeTimes): Promise<FreeTimesView> {
    const { companyId, branchId, formerTeamsToo } = asked;
    const call = deskCall({ companyId, branchId, wish: newId(), formerTeamsToo });
    const { row, scene } = await this.walk(call, asked);
    const leaving = asked.bookingId === null ? null : await this.leaving(asked, asked.bookingId);
    const durationMinutes = leaving?.minutes ?? understoodDuration(row, asked.durationMinutes);
    if (typeof durationMinutes !== 'number') throw deskRefusal({ scene, chain: [], ...durationMinutes }, 'service');

    const now = this.clock.now();
    const { timeZone } = scene;
    const date = asked.date ?? localDate(now, timeZone);
    const start = startOfDate(date, timeZone);
    const known = { date, timeZone, durationMinutes };
    const day = daysFrom(start, timeZone, 1);
    if (day.to <= now) return { ...known, starts: [], reason: 'past' };
    if (start > now && !isBookableDate(start, now)) return { ...known, starts: [], reason: 'too_far' };
    const earliest = plusMinutes(now, noticeMinutes(row));
    const question = { row, scene, call, start, durationMinutes, earliest, ...(leaving?.uid ? { instead: leaving.uid } : {}) };
    const offered = await this.offers.offerable(question, ASKED_DAYS);
    if (!offered) throw deskRefusal({ scene, chain: [], status: 'temporarily_unavailable' }, 'service');
    const starts = offered.filter((time) => time < day.to && isBookableDate(time, now));
    const closed = isClosedAllDay(start, timeZone, row.opening_hours);
    return { ...known, starts, reason: starts.length > 0 ? null : closed ? 'closed' : 'unavailable' };
  }

  /** As a wish is judged: what cannot be booked at all has no free times. */
  private async walk(call: CallIdentity, asked: FreeTimesQuestion): Promise<{ row: ServiceRow; scene: Scene }> {
    const rows = await this.chain.read(call);
    if (rows.length === 0) throw notFound('branch');
    const row = rows.filter(hasService).find((service) => service.service_id === asked.serviceId.toLowerCase());
    if (!row) throw notFound('service');
    const walked = walkChain(rows, row.service_id);
    if (walked.ok) return { row, scene: walked.scene };
    const branch = walkToCompany(rows);
    const forgiven = asked.bookingId !== null && asked.formerTeamsToo && walked.refusal.status === 'service_not_in_team';
    if (!forgiven || !branch.ok) throw deskRefusal(walked.refusal, 'service');
    return { row, scene: branch.scene };
  }

  private async leaving(asked: FreeTimesQuestion, bookingId: string): Promise<{ uid: string | null; minutes: number }> {
    const { companyId, branchId, serviceId } = asked;
    const [booking] = await this.em.execute<{ uid: string | null; minutes: number }[]>(
      `select calcom_uid as uid, (extract(epoch from end_at - start_at) / 60)::int as minutes from bookings
       where company_id = ? and id = ? and branch_id = ? and service_id = ?`,
      [companyId, bookingId, branchId, serviceId],
    );
    if (!booking) throw notFound('booking', 'booking_id');
    return booking;
  }
}
