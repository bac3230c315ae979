import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ReadAtCalcom, type Reading, type StandingAtCalcom } from '../../contracts/calcom/read-at-calcom.query.js';
import { CalcomGateway } from '../calcom-gateway.js';
import type { CalcomBooking } from '../clients/calcom-booking.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomError } from '../clients/calcom-error.js';

/** A booking that was moved more often than this is read on with the next look. */
const LONGEST_CHAIN = 10;
const STATUSES = ['accepted', 'pending', 'cancelled', 'rejected'] as const;

@QueryHandler(ReadAtCalcom)
export class ReadAtCalcomHandler implements IQueryHandler<ReadAtCalcom> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
  ) {}

  async execute({ where }: ReadAtCalcom): Promise<Reading> {
    try {
      let booking = await this.read(where, where.uid);
      for (let hop = 0; booking.rescheduledToUid !== null && hop < LONGEST_CHAIN; hop += 1) {
        booking = await this.read(where, booking.rescheduledToUid);
      }
      return { asked: true, found: standing(booking) };
    } catch (error) {
      if (!(error instanceof CalcomError)) return { asked: false, retryInSeconds: null };
      return error.code === 'not_found' ? { asked: true, found: null } : { asked: false, retryInSeconds: error.retryAfterSeconds };
    }
  }

  private read({ connectionId, answerBy, nobodyWaits }: ReadAtCalcom['where'], uid: string): Promise<CalcomBooking> {
    const urgency = nobodyWaits === true ? 'sync' : 'live';
    return this.gateway.ask(connectionId, urgency, answerBy.getTime() - Date.now(), (call) => this.client.getBooking(call, uid));
  }
}

function standing(booking: CalcomBooking): StandingAtCalcom {
  const host = booking.hosts[0];
  return {
    uid: booking.uid,
    status: STATUSES.find((known) => known === booking.status) ?? 'other',
    start: booking.start,
    end: booking.end,
    hostUserId: host?.id ?? null,
    hostName: host?.name ?? null,
  };
}
