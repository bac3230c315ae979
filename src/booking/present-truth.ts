import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { BookingView, Outcome } from '../contracts/booking/outcome.js';
import { whileOthersWork } from '../shared/call-timer.js';

interface StandingBooking {
  id: string;
  call_id: string | null;
  reference: string;
  service_name: string;
  name: string;
  start_at: string;
  end_at: string;
  time_zone: string;
  status: string;
  sending: boolean;
}

export interface WishIdentity {
  companyId: string;
  serviceId: string;
  start: Date;
  wishKey: string;
}

const LOOKS_EVERY_MS = 40;

/** What stands of a wish now: a repeated wish is answered with this, never with a second booking or a stale answer (invariant 14). */
@Injectable()
export class PresentTruth {
  constructor(private readonly em: EntityManager) {}

  /** Null when no live booking of this wish stands. Waits for one that is still being sent, at most until `giveUpAt`. */
  async of(wish: WishIdentity, call: CallIdentity, giveUpAt: Date): Promise<Pick<Outcome, 'status' | 'booking'> | null> {
    for (;;) {
      const standing = await this.standing(wish, call);
      if (!standing) return null;
      const settled = standing.status !== 'open' || !standing.sending;
      if (settled || Date.now() >= giveUpAt.getTime()) return outcome(standing, call);
      await whileOthersWork(() => new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS)));
    }
  }

  private async standing(wish: WishIdentity, call: CallIdentity): Promise<StandingBooking | null> {
    const [row] = await this.em.getConnection().execute<StandingBooking[]>(
      `select b.id, b.call_id, b.reference, coalesce(s.display_name, s.title) as service_name, b.name, b.start_at, b.end_at, b.time_zone, b.status,
         exists (select from booking_attempts a where a.booking_id = b.id and a.state in ('intended', 'sent') and a.claimed_until > now()) as sending
       from bookings b join services s on s.company_id = b.company_id and s.id = b.service_id
       where b.company_id = ? and b.status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention')
         and (b.wish_key = ? or (b.caller_number = ? and b.service_id = ? and b.start_at = ?))
       order by b.wish_key = ? desc limit 1`,
      [wish.companyId, wish.wishKey, call.callerNumber, wish.serviceId, wish.start.toISOString(), wish.wishKey],
    );
    return row ?? null;
  }
}

function outcome(standing: StandingBooking, call: CallIdentity): Pick<Outcome, 'status' | 'booking'> {
  const sameCall = standing.call_id === call.callId;
  if (standing.status === 'confirmed' || standing.status === 'pending_confirmation') {
    const first = standing.status === 'confirmed' ? 'booked' : 'pending_confirmation';
    return { status: sameCall ? first : 'already_booked', booking: view(standing) };
  }
  return { status: standing.status === 'open' && standing.sending ? 'one_moment' : 'will_confirm_later' };
}

function view(standing: StandingBooking): BookingView {
  return {
    id: standing.id,
    reference: standing.reference,
    serviceName: standing.service_name,
    start: new Date(standing.start_at),
    end: new Date(standing.end_at),
    timeZone: standing.time_zone,
    customerName: standing.name,
    status: standing.status,
  };
}
