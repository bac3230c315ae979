import type { Schema } from '../api/client';

export type ListedBooking = Schema<'BookingResponse'>;
export type Booking = Schema<'BookingDetailsResponse'>;

export const BOOKING_STATUSES = [
  'confirmed',
  'pending_confirmation',
  'open',
  'needs_attention',
  'cancelled',
  'rejected',
  'refused',
] as const;

/** It can be moved and cancelled. */
export function stands({ status, start_at: start }: Booking): boolean {
  return (status === 'confirmed' || status === 'pending_confirmation') && Date.parse(start) > Date.now();
}

/** An attempt at Cal.com whose outcome nobody knows yet: it settles by itself. */
export function isUnsettled({ attempts }: Pick<Booking, 'attempts'>): boolean {
  return attempts.some(({ settled_at: settledAt }) => settledAt === null);
}

/** The customer gave no address: Cal.com got a technical one, at which its mail reaches nobody. */
export function hasTechnicalAddress({ id, customer }: Booking): boolean {
  return customer.email?.startsWith(`${id}@`) === true;
}
