import { Command } from '@nestjs/cqrs';

export interface DeskBooking {
  companyId: string;
  bookingId: string;
  /** Operators may change bookings of teams that are no longer the company's. */
  formerTeamsToo: boolean;
}

/** `isSettled` false: nobody knows yet whether Cal.com did it; the booking tells within a minute. */
export interface DeskChange {
  isSettled: boolean;
}

/** Moves a booking of the company to another start. @throws AppError request.not_found, booking.<status> for a no */
export class MoveAtDesk extends Command<DeskChange> {
  constructor(
    readonly booking: DeskBooking,
    readonly start: Date,
  ) {
    super();
  }
}

/** Cancels a booking of the company; twice is the same as once. @throws AppError request.not_found, booking.<status> for a no */
export class CancelAtDesk extends Command<DeskChange> {
  constructor(
    readonly booking: DeskBooking,
    readonly reason: string | null,
  ) {
    super();
  }
}
