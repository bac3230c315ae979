import { Query } from '@nestjs/cqrs';

export interface CallerBooking {
  id: string;
  reference: string;
  status: string;
  callId: string | null;
  branchId: string;
  serviceId: string;
  callerNumber: string | null;
  contactPhone: string | null;
  email: string | null;
  name: string | null;
  notes: string | null;
  startAt: string;
  endAt: string;
  timeZone: string;
  language: string;
  createdAt: string;
  /** Stands, and is still to come. */
  isUpcoming: boolean;
  /** Every uid that Cal.com ever gave it, oldest first. */
  uids: string[];
  /** What was tried at Cal.com, with its words about it. */
  attempts: { kind: string; state: string; detail: string | null; createdAt: string }[];
  idempotencyKeys: string[];
}

export interface CallerCallback {
  id: string;
  status: string;
  callId: string | null;
  bookingId: string | null;
  branchId: string;
  name: string | null;
  phone: string | null;
  reason: string;
  window: string | null;
  createdAt: string;
}

/**
 * What one company knows of a caller's bookings: those made from the number or with it as contact, and the callback requests that name
 * it, belong to such a booking, or were made in one of these calls.
 */
export class ReadCallerBookings extends Query<{ bookings: CallerBooking[]; callbackRequests: CallerCallback[] }> {
  constructor(readonly of: { companyId: string; phoneNumber: string; callIds: string[] }) {
    super();
  }
}
