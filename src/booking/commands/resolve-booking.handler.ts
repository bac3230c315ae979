import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { BookingCancelledAtCalcom } from '../../contracts/booking/booking-cancelled-at-calcom.event.js';
import { ReadAtCalcom, type StandingAtCalcom } from '../../contracts/calcom/read-at-calcom.query.js';
import { EventRecorder } from '../../outbox/event-recorder.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { ForeignChanges } from '../foreign-changes.js';
import { type TouchedBooking, TouchedBookings } from '../touched-bookings.js';
import { ResolveBooking } from './resolve-booking.command.js';

const READ_MS = 5_000;

interface Row {
  calcom_instance: string;
  connection_id: string | null;
}

@CommandHandler(ResolveBooking)
export class ResolveBookingHandler implements ICommandHandler<ResolveBooking> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
    private readonly bookings: TouchedBookings,
    private readonly changes: ForeignChanges,
    private readonly events: EventRecorder,
  ) {}

  async execute({ companyId, bookingId, resolution }: ResolveBooking): Promise<void> {
    const [row] = await this.em.getConnection().execute<Row[]>(
      `select b.calcom_instance, (select a.connection_id from booking_attempts a where a.company_id = b.company_id and a.booking_id = b.id
         order by a.created_at desc limit 1) as connection_id
       from bookings b where b.company_id = ? and b.id = ?`,
      [companyId, bookingId],
    );
    const booking = row && (await this.bookings.find(row.calcom_instance, [companyId], [], bookingId));
    if (!booking) throw notFound('booking');
    if (booking.status !== 'needs_attention')
      throw new AppError('booking.needs_no_attention', 409, `The booking is ${booking.status}; there is nothing to resolve.`);
    const standing = await this.standing(booking, row.connection_id);
    const written = resolution === 'confirmed' ? await this.keep(booking, standing) : await this.end(booking, standing);
    if (!written) throw new AppError('booking.changed_meanwhile', 409, 'The booking changed meanwhile. Read it again.');
  }

  /** Where it stands at Cal.com; null when it stands there no more. */
  private async standing({ uid }: TouchedBooking, connectionId: string | null): Promise<StandingAtCalcom | null> {
    if (uid === null || connectionId === null) return null;
    const read = await this.queries.execute(new ReadAtCalcom({ connectionId, uid, answerBy: new Date(Date.now() + READ_MS) }));
    if (!read.asked)
      throw new AppError('booking.temporarily_unavailable', 503, 'Cal.com cannot be asked at the moment.', { retryAfterSeconds: 5 });
    return read.found?.status === 'accepted' || read.found?.status === 'pending' ? read.found : null;
  }

  private keep(booking: TouchedBooking, standing: StandingAtCalcom | null): Promise<boolean> {
    if (!standing) throw new AppError('booking.not_at_calcom', 409, 'The booking does not stand at Cal.com; resolve it as cancelled.');
    const status = standing.status === 'pending' ? 'pending_confirmation' : 'confirmed';
    return this.changes.adopt(booking, standing, { status, events: [], reason: null });
  }

  private end({ companyId, id, revision }: TouchedBooking, standing: StandingAtCalcom | null): Promise<boolean> {
    const detail = 'The booking still stands at Cal.com: resolve it as confirmed, then cancel it.';
    if (standing) throw new AppError('booking.stands_at_calcom', 409, detail);
    return this.em.transactional(async () => {
      const written = await this.em.execute<unknown[]>(
        `update bookings set status = 'cancelled', revision = revision + 1, updated_at = now()
         where company_id = ? and id = ? and revision = ? and status = 'needs_attention' returning id`,
        [companyId, id, revision],
      );
      if (written.length > 0) this.events.record(new BookingCancelledAtCalcom(companyId, id));
      return written.length > 0;
    });
  }
}
