import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import { CallbackRequested } from '../contracts/booking/callback-requested.event.js';
import type { Outcome } from '../contracts/booking/outcome.js';
import { EventRecorder } from '../outbox/event-recorder.js';
import { type CallbackDetails, CallbackRequest } from './entities/callback-request.entity.js';

type Told = { [Field in keyof CallbackDetails]?: CallbackDetails[Field] | null };

export interface CallbackWish extends Told {
  companyId: string;
  branchId: string;
  /** The booking that it is about; null when the caller asked to be rung. */
  bookingId: string | null;
}

/** Empty unless it was a dry run. */
export type Noted = Pick<Outcome, 'would'>;

/** Notes that somebody should ring a caller. */
@Injectable()
export class CallbackRequests {
  constructor(
    private readonly em: EntityManager,
    private readonly events: EventRecorder,
  ) {}

  /** One open request a call, and one a reason for each booking: what is said last counts, what is left out stays. */
  async note({ callId, dryRun }: CallIdentity, { companyId, branchId, bookingId, ...told }: CallbackWish): Promise<Noted> {
    if (dryRun) return { would: { kind: 'note_callback', bookingId, name: null, phone: null, reason: null, window: null, ...told } };
    await this.em.fork().transactional(async (em) => {
      // Two functions of one call may ask at the same moment.
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`callback:${callId ?? ''}:${bookingId ?? ''}`]);
      const sameReason = bookingId === null || !told.reason ? {} : { reason: told.reason };
      const isKnown = callId !== null || bookingId !== null;
      const standing = isKnown ? await em.findOne(CallbackRequest, { companyId, callId, bookingId, status: 'open', ...sameReason }) : null;
      const known = standing ?? { name: null, phone: null, reason: 'callback_requested', window: null };
      const details = {
        name: told.name ?? known.name,
        phone: told.phone ?? known.phone,
        reason: told.reason ?? known.reason,
        window: told.window ?? known.window,
      };
      const request = standing ?? new CallbackRequest({ companyId, branchId, callId, bookingId, ...details });
      request.change(details);
      em.persist(request);
      if (!standing) this.events.record(new CallbackRequested(companyId, request.id, callId));
    });
    return {};
  }
}
