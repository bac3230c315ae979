import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EraseCallerBookings } from '../../contracts/booking/erase-caller-bookings.command.js';

const BOOKINGS = `
  update bookings set name = null, email = null, notes = null, contact_phone = null, caller_number = nullif(caller_number, ?), updated_at = now()
  where company_id = ? and id = any(?::uuid[])`;

/** Cal.com's words about a refused request may repeat what was sent. */
const ATTEMPTS = 'update booking_attempts set detail = null where company_id = ? and booking_id = any(?::uuid[]) and detail is not null';

/** The key is the client's own text, the hash one of name and number. */
const KEYS = 'delete from idempotency_keys where company_id = ? and booking_id = any(?::uuid[])';

/** A wish to be rung that names nobody is over; one about a booking is still the business's to look at. */
const CALLBACKS = `
  update callback_requests set name = null, phone = null, "window" = null, updated_at = now(),
    reason = case when booking_id is null then 'erased' else reason end,
    status = case when booking_id is null then 'done' else status end
  where company_id = ? and id = any(?::uuid[])`;

@CommandHandler(EraseCallerBookings)
export class EraseCallerBookingsHandler implements ICommandHandler<EraseCallerBookings> {
  constructor(private readonly em: EntityManager) {}

  async execute({ what }: EraseCallerBookings): Promise<void> {
    const { companyId, phoneNumber } = what;
    const [bookings, callbacks] = [`{${what.bookingIds.join(',')}}`, `{${what.callbackRequestIds.join(',')}}`];
    await this.em.transactional(async () => {
      await this.em.execute(BOOKINGS, [phoneNumber, companyId, bookings]);
      await this.em.execute(ATTEMPTS, [companyId, bookings]);
      await this.em.execute(KEYS, [companyId, bookings]);
      await this.em.execute(CALLBACKS, [companyId, callbacks]);
    });
  }
}
