import { Command } from '@nestjs/cqrs';
import { assertCallerNumber } from '../caller-number.js';

/** A booking that still stands, and that nobody can find by the caller any more. */
export interface UpcomingBooking {
  id: string;
  reference: string;
  calcomUid: string | null;
  startAt: string;
}

export interface Erasure {
  calls: number;
  functionCalls: number;
  bookings: number;
  callbackRequests: number;
  receipts: number;
  /** Messages that are still to be worked on: they stay until somebody erases again. */
  pendingReceipts: number;
  upcomingBookings: UpcomingBooking[];
  /** Under these Cal.com still holds the caller's data. */
  calcomUids: string[];
  /** Under these Retell still holds the caller's data. */
  retellCallIds: string[];
}

export type EraseProgress = (step: 'messages' | 'rows', done: number, total: number | null) => void;

/**
 * Takes a caller out of everything that one company stored, in batches: whatever dies in the middle is finished by sending it again.
 * @throws AppError request.invalid
 */
export class EraseCaller extends Command<Erasure> {
  constructor(
    readonly companyId: string,
    readonly phoneNumber: string,
    readonly how: { onlyLook?: boolean; onProgress?: EraseProgress } = {},
  ) {
    super();
    assertCallerNumber(phoneNumber);
  }
}
