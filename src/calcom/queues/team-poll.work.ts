import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { CompareWithCalcom, type ListedAtCalcom } from '../../contracts/booking/compare-with-calcom.command.js';
import { HasFutureBookings } from '../../contracts/booking/has-future-bookings.query.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { runInContext } from '../../outbox/run-in-context.js';
import { CalcomGateway } from '../calcom-gateway.js';
import type { ChangedBooking } from '../clients/calcom-booking.js';
import { CalcomError } from '../clients/calcom-error.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { ourBookingId } from '../placed-at-calcom.js';
import { SlotCache } from '../slot-cache.js';
import { type ClaimedPoll, TeamPolls } from '../team-polls.js';

const LIST_WITHIN_MS = 30_000;
/** A change may be committed at Cal.com after a younger one: the last minutes are listed again. */
const LISTED_AGAIN_MS = 5 * 60_000;
const SOON_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 120;

/**
 * Finds what no webhook told: asks Cal.com, in one request a team, what changed since the last time, and has what differs from our
 * bookings read again. Where nothing of ours is to come, Cal.com is not asked at all.
 */
@Injectable()
export class TeamPollWork implements Work, OnModuleInit {
  readonly kind = 'team_poll';
  readonly actsAs = 'sync';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly polls: TeamPolls,
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly slots: SlotCache,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.polls.due(limit);
  }

  async run(id: string): Promise<void> {
    const poll = await this.polls.claim(id);
    if (poll) await runInContext(this.em, () => this.look(poll));
  }

  private async look(poll: ClaimedPoll): Promise<void> {
    const { companyId, calcomInstance } = poll;
    const calcomEventTypeIds = await this.polls.eventTypes(poll);
    const where = { companyId, calcomInstance, calcomEventTypeIds };
    if (!(await this.queries.execute(new HasFutureBookings(where)))) {
      await (poll.isRemoved ? this.polls.end(poll) : this.polls.finish(poll, null));
      return;
    }
    try {
      await this.compare(poll, await this.changed(poll));
    } catch (error) {
      await this.repeat(poll, error);
    }
  }

  private changed({ connectionId, calcomTeamId, seenUntil }: ClaimedPoll): Promise<ChangedBooking[]> {
    const changedSince = seenUntil && new Date(seenUntil.getTime() - LISTED_AGAIN_MS);
    const of = { calcomTeamId, changedSince, now: new Date() };
    return this.gateway.ask(connectionId, 'sync', LIST_WITHIN_MS, (call) => this.client.findChangedBookings(call, of));
  }

  private async compare(poll: ClaimedPoll, changed: ChangedBooking[]): Promise<void> {
    const { companyId, connectionId, calcomInstance } = poll;
    const listed = changed.map(asListed);
    const fresh = changed.filter(({ changedAt }) => poll.seenUntil === null || changedAt > poll.seenUntil);
    if (fresh.length > 0) {
      const times = fresh.map(({ booking }) => ({ from: booking.start, to: booking.end }));
      this.slots.clearTimes(companyId, times);
    }
    const seen = await this.commands.execute(new CompareWithCalcom({ companyId, connectionId, calcomInstance, listed }));
    if (seen.changed > 0)
      this.logger.info({ event: 'team_poll.found', companyId, companyTeamId: poll.companyTeamId, changed: seen.changed });
    if (!seen.complete) return this.polls.repeat(poll, SOON_SECONDS, false);
    const newest = changed.reduce<Date | null>((last, { changedAt }) => (last === null || changedAt > last ? changedAt : last), null);
    await this.polls.finish(poll, newest);
  }

  private async repeat(poll: ClaimedPoll, error: unknown): Promise<void> {
    const code = error instanceof CalcomError ? error.code : 'unexpected';
    const { companyId, companyTeamId, failures } = poll;
    const window = error instanceof CalcomError ? error.retryAfterSeconds : null;
    const seconds = window ?? Math.min(LONGEST_RETRY_SECONDS, 15 * 2 ** Math.min(failures, 10));
    this.logger.warn({ event: 'team_poll.failed', companyId, companyTeamId, code, retryInSeconds: seconds, err: error });
    await this.polls.repeat(poll, seconds, window === null);
  }
}

function asListed({ booking }: ChangedBooking): ListedAtCalcom {
  const { uid, status, start, end, rescheduledFromUid } = booking;
  return { uid, status, start, end, rescheduledFromUid, bookingId: ourBookingId(booking) };
}
