import type { PlacedAtCalcom } from '../contracts/calcom/place-at-calcom.command.js';
import { isIdShaped } from '../shared/ids.js';
import type { CalcomBooking } from './clients/calcom-booking.js';

/** Metadata key under which Cal.com keeps our booking id. */
export const BOOKING_ID_KEY = 'frontdeskBookingId';

/** Which booking of ours it says to be, as Cal.com keeps it; null: none, or nothing that could be an id. */
export function ourBookingId({ metadata }: CalcomBooking): string | null {
  const id = metadata[BOOKING_ID_KEY];
  return typeof id === 'string' && isIdShaped(id) ? id.trim() : null;
}

/** The booking if it carries our id and stands (accepted or pending, not rescheduled away); else null. */
export function placedAtCalcom(booking: CalcomBooking, bookingId: string): PlacedAtCalcom | null {
  const stands = booking.status === 'accepted' || booking.status === 'pending';
  if (booking.metadata[BOOKING_ID_KEY] !== bookingId || booking.rescheduledToUid !== null || !stands) return null;
  const host = booking.hosts[0];
  return {
    uid: booking.uid,
    pending: booking.status === 'pending',
    start: booking.start,
    end: booking.end,
    hostUserId: host?.id ?? null,
    hostName: host?.name ?? null,
  };
}
