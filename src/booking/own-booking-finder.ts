import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { Outcome, Scene } from '../contracts/booking/outcome.js';
import { type ServiceRow, hasService } from './chain/chain-row.js';
import { ChainReader } from './chain/chain.reader.js';
import { walkToCompany } from './chain/walk-chain.js';
import { type OwnBooking, OwnBookings } from './own-bookings.js';
import { answerBy } from './time-budget.js';

export interface Found {
  kind: 'found';
  companyId: string;
  scene: Scene;
  known: Pick<Outcome, 'scene' | 'chain' | 'service'>;
  booking: OwnBooking & { uid: string };
  row: ServiceRow;
  reference: string;
  call: CallIdentity;
}

const LOOKS_EVERY_MS = 40;

/** The caller's own booking by its reference, with the chain row of its service: what move and cancel begin with. */
@Injectable()
export class OwnBookingFinder {
  constructor(
    private readonly chain: ChainReader,
    private readonly own: OwnBookings,
  ) {}

  /** "Unknown" and "not yours" sound the same (invariant 16). */
  async find(call: CallIdentity, reference: string | null): Promise<Found | { kind: 'refused'; refusal: Outcome }> {
    const rows = await this.chain.read(call);
    const walked = walkToCompany(rows);
    if (!walked.ok) return { kind: 'refused', refusal: walked.refusal };
    const { scene, steps: chain } = walked;
    if (call.callerNumber === null) return { kind: 'refused', refusal: { status: 'not_identified', scene, chain } };
    const booking = reference === null ? null : await this.own.find(scene.companyId, call, reference);
    const row = booking && rows.filter(hasService).find((service) => service.service_id === booking.serviceId);
    if (!booking || !row || reference === null) return { kind: 'refused', refusal: { status: 'not_found', scene, chain } };
    const known = { scene, chain, service: { id: booking.serviceId, name: booking.view.serviceName } };
    if (booking.uid === null || booking.status === 'open' || booking.status === 'needs_attention') {
      return { kind: 'refused', refusal: { ...known, status: 'will_confirm_later', booking: booking.view } };
    }
    return { kind: 'found', companyId: scene.companyId, scene, known, booking: { ...booking, uid: booking.uid }, row, reference, call };
  }

  /** The booking once no change of it is being sent, or as it is when the caller cannot wait longer. */
  async settled({ companyId, call, reference }: Found): Promise<OwnBooking | null> {
    for (;;) {
      const booking = await this.own.find(companyId, call, reference);
      if (booking?.changing !== 'sending' || Date.now() >= answerBy(call, 'truth').getTime()) return booking;
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
    }
  }
}
