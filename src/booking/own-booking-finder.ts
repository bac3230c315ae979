import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { ChainStep, Outcome, Scene } from '../contracts/booking/outcome.js';
import { type ServiceRow, hasService } from './chain/chain-row.js';
import { ChainReader } from './chain/chain.reader.js';
import { walkChain, walkToCompany } from './chain/walk-chain.js';
import { type OwnBooking, OwnBookings } from './own-bookings.js';
import { answerBy } from './time-budget.js';

/** A booking that stands at Cal.com and that nothing else is changing. */
export type StandingBooking = OwnBooking & { uid: string };

export interface Found {
  kind: 'found';
  companyId: string;
  /** Speaks of times in the booking's own zone. */
  scene: Scene;
  known: { scene: Scene; chain: ChainStep[]; service: { id: string; name: string } };
  booking: OwnBooking;
  row: ServiceRow;
  /** The first broken link from the team to the service at the booking's branch: then only an operator may change it. */
  broken: Outcome | null;
  reference: string;
  call: CallIdentity;
}

export type NotFound = { kind: 'refused'; refusal: Outcome; hidden: { companyId: string; branchId: string } | null };

const LOOKS_EVERY_MS = 40;

/** The caller's own booking by its reference, with the chain row of its service: what move and cancel begin with. */
@Injectable()
export class OwnBookingFinder {
  constructor(
    private readonly chain: ChainReader,
    private readonly own: OwnBookings,
  ) {}

  /** "Unknown" and "not yours" sound the same (invariant 16). */
  async find(call: CallIdentity, reference: string | null): Promise<Found | NotFound> {
    const rows = await this.chain.read(call);
    const walked = walkToCompany(rows);
    if (!walked.ok) return { kind: 'refused', refusal: walked.refusal, hidden: null };
    const { scene, steps: chain, branchId } = walked;
    const { companyId } = scene;
    if (call.callerNumber === null && !call.desk)
      return { kind: 'refused', refusal: { status: 'not_identified', scene, chain }, hidden: { companyId, branchId } };
    const booking = reference === null ? null : await this.settled({ companyId, call, reference });
    const row = booking && rows.filter(hasService).find((service) => service.service_id === booking.serviceId);
    if (!booking || !row || reference === null) return { kind: 'refused', refusal: { status: 'not_found', scene, chain }, hidden: null };
    const service = walkChain(rows, booking.serviceId);
    const elsewhere = !service.ok && service.refusal.status === 'service_not_at_branch' && booking.branchId !== branchId;
    const own = { ...scene, timeZone: booking.view.timeZone };
    const steps = service.ok ? service.steps : elsewhere ? chain : service.refusal.chain;
    const known = { scene: own, chain: steps, service: { id: booking.serviceId, name: booking.view.serviceName } };
    const forgiven = elsewhere || (call.desk?.formerTeamsToo === true && !service.ok && service.refusal.status === 'service_not_in_team');
    const broken = service.ok || forgiven ? null : service.refusal;
    return { kind: 'found', companyId, scene: own, known, booking, row, broken, reference, call };
  }

  /** The booking once nothing of it is being sent, or as it is when the caller cannot wait longer. */
  async settled({ companyId, call, reference }: Pick<Found, 'companyId' | 'call' | 'reference'>): Promise<OwnBooking | null> {
    for (;;) {
      const booking = await this.own.find(companyId, call, reference);
      if (!booking?.change?.isSending || Date.now() >= answerBy(call, 'truth').getTime()) return booking;
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
    }
  }
}

/** Nothing is being sent for it or unknown of it, and Cal.com holds it. */
export function standsAlone(booking: OwnBooking): booking is StandingBooking {
  return booking.uid !== null && booking.change === null && (booking.status === 'confirmed' || booking.status === 'pending_confirmation');
}

export function isOver(booking: OwnBooking): boolean {
  return booking.status === 'cancelled' || booking.status === 'rejected';
}
