import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { Outcome } from '../contracts/booking/outcome.js';
import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';
import type { DeskBooking, DeskChange } from './commands/change-at-desk.command.js';
import { deskCall } from './desk-call.js';
import { deskRefusal } from './desk-refusal.js';

export interface ChangeableBooking {
  reference: string;
  timeZone: string;
  call: CallIdentity;
}

const DONE: readonly Outcome['status'][] = ['moved', 'cancelled', 'already_cancelled'];

/** A booking of the company as the commands of a call change it. */
@Injectable()
export class DeskBookings {
  constructor(private readonly em: EntityManager) {}

  /** @throws AppError request.not_found, booking.not_standing for one that was refused or needs a person */
  async find({ companyId, bookingId, formerTeamsToo }: DeskBooking): Promise<ChangeableBooking> {
    const [row] = await this.em
      .getConnection()
      .execute<{ reference: string; branch_id: string; time_zone: string; status: string }[]>(
        'select reference, branch_id, time_zone, status from bookings where company_id = ? and id = ?',
        [companyId, bookingId],
      );
    if (!row) throw notFound('booking');
    if (row.status === 'refused' || row.status === 'needs_attention')
      throw new AppError('booking.not_standing', 409, `The booking is ${row.status === 'refused' ? 'refused' : 'to be resolved first'}.`);
    const call = deskCall({ companyId, branchId: row.branch_id, wish: bookingId, formerTeamsToo });
    return { reference: row.reference, timeZone: row.time_zone, call };
  }

  /** @throws AppError booking.<status> for a no */
  told(outcome: Outcome): DeskChange {
    if (outcome.status === 'will_confirm_later') return { isSettled: false };
    if (DONE.includes(outcome.status)) return { isSettled: true };
    throw deskRefusal(outcome, 'booking');
  }
}
