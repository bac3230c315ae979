import { Command } from '@nestjs/cqrs';

/** What somebody of the business wants booked for a customer. */
export interface DeskWish {
  branchId: string;
  serviceId: string;
  start: Date;
  durationMinutes: number | null;
  customerName: string;
  customerPhone: string;
  customerEmail: string | null;
  notes: string | null;
  answers: Record<string, unknown>;
}

/**
 * Books without a call: the same walk as a caller's wish (chain, wish, claims, Cal.com). `isSettled` false: nobody knows yet whether
 * Cal.com booked it; the booking tells within a minute.
 * @throws AppError request.not_found for ids that are not the company's, request.idempotency_key_reused, booking.<status> for a no
 */
export class BookAtDesk extends Command<{ bookingId: string; isSettled: boolean; isRepeated: boolean }> {
  constructor(
    readonly companyId: string,
    readonly wish: DeskWish,
    /** The same key and wish lead to the same booking, however often they are sent. */
    readonly idempotencyKey: string | null,
  ) {
    super();
  }
}
