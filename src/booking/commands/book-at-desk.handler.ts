import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { PlaceBooking } from '../../contracts/booking/place-booking.command.js';
import { newId } from '../../shared/ids.js';
import { notFound } from '../../shared/not-found.js';
import { deskCall } from '../desk-call.js';
import { deskRefusal } from '../desk-refusal.js';
import { IdempotencyKeys } from '../idempotency-keys.js';
import { localText } from '../local-time.js';
import { BookAtDesk, type DeskWish } from './book-at-desk.command.js';
import { wishKey } from './wish.js';

type Booked = { bookingId: string; isSettled: boolean; isRepeated: boolean };

const PLACED: readonly Outcome['status'][] = ['booked', 'pending_confirmation', 'already_booked'];

@CommandHandler(BookAtDesk)
export class BookAtDeskHandler implements ICommandHandler<BookAtDesk> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly keys: IdempotencyKeys,
  ) {}

  async execute({ companyId, wish, idempotencyKey }: BookAtDesk): Promise<Booked> {
    const timeZone = await this.timeZone(companyId, wish);
    const known = idempotencyKey === null ? null : await this.keys.take(companyId, idempotencyKey, wish);
    if (known) return { bookingId: known, isSettled: true, isRepeated: true };
    const call = deskCall({ companyId, branchId: wish.branchId, wish: idempotencyKey ?? newId(), formerTeamsToo: false });
    const outcome = await this.commands.execute(new PlaceBooking(call, spoken(wish, timeZone)));
    const booked = await this.booked(outcome, call, wish);
    if (!booked) throw deskRefusal(outcome, 'service');
    if (idempotencyKey !== null) await this.keys.ledTo(companyId, idempotencyKey, booked.bookingId);
    return booked;
  }

  /** Both ids are the company's own: the rest of the chain is the walk's to judge. */
  private async timeZone(companyId: string, { branchId, serviceId }: DeskWish): Promise<string> {
    const [branch] = await this.em.getConnection().execute<{ time_zone: string }[]>(
      `select coalesce(b.time_zone, c.time_zone) as time_zone from branches b join companies c on c.id = b.company_id
       where b.company_id = ? and b.id = ?`,
      [companyId, branchId],
    );
    if (!branch) throw notFound('branch', 'branch_id');
    const own = await this.em
      .getConnection()
      .execute<object[]>('select 1 from services where company_id = ? and id = ?', [companyId, serviceId]);
    if (own.length === 0) throw notFound('service', 'service_id');
    return branch.time_zone;
  }

  /** The booking that stands for the wish, also one whose outcome is open; null when the wish was refused. */
  private async booked(outcome: Outcome, call: CallIdentity, { serviceId, start }: DeskWish): Promise<Booked | null> {
    const isSettled = PLACED.includes(outcome.status);
    if (!isSettled && outcome.status !== 'will_confirm_later') return null;
    const [row] = await this.em.getConnection().execute<{ id: string }[]>(
      `select id from bookings where company_id = ? and wish_key = ?
         and status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention')`,
      [call.desk?.companyId, wishKey(call, serviceId, start)],
    );
    const bookingId = outcome.booking?.id ?? row?.id;
    return bookingId === undefined ? null : { bookingId, isSettled, isRepeated: false };
  }
}

/** The wish as the walk takes it from an agent: local wall time, and the "yes" of whoever sent the request. */
function spoken({ serviceId, start, ...wish }: DeskWish, timeZone: string) {
  const { durationMinutes, customerName, customerPhone, customerEmail, notes, answers } = wish;
  const said = { service: serviceId, start: localText(start, timeZone), words: null, callerConfirmed: true };
  return { ...said, durationMinutes, customerName, customerPhone, customerEmail, notes, answers };
}
