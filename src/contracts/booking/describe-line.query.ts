import { Query } from '@nestjs/cqrs';
import type { CallIdentity } from './call-identity.js';
import type { BookingView, Scene } from './outcome.js';

/** Where a called number leads, and what may be said to this caller before the first word. */
export interface LineView {
  scene: Scene;
  status: 'open' | 'branch_inactive' | 'company_inactive';
  /** What can be booked at the branch now, by name; empty unless open. */
  serviceNames: string[];
  /** Null unless the visible number has bookings at this company (invariant 16). */
  caller: { name: string; nextAppointment: BookingView | null } | null;
}

/** Describes the line of a call that is about to be answered. Null when the number leads nowhere. */
export class DescribeLine extends Query<LineView | null> {
  constructor(readonly call: CallIdentity) {
    super();
  }
}
