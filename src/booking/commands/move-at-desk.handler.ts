import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MoveBooking } from '../../contracts/booking/move-booking.command.js';
import { AppError } from '../../shared/app-error.js';
import { DeskBookings } from '../desk-bookings.js';
import { localText } from '../local-time.js';
import { type DeskChange, MoveAtDesk } from './change-at-desk.command.js';

@CommandHandler(MoveAtDesk)
export class MoveAtDeskHandler implements ICommandHandler<MoveAtDesk> {
  constructor(
    private readonly commands: CommandBus,
    private readonly bookings: DeskBookings,
  ) {}

  async execute({ booking, start }: MoveAtDesk): Promise<DeskChange> {
    const { reference, timeZone, call } = await this.bookings.find(booking);
    const wish = { reference, newStart: localText(start, timeZone), callerConfirmed: true };
    const outcome = await this.commands.execute(new MoveBooking(call, wish));
    if (outcome.status === 'already_cancelled') throw new AppError('booking.not_standing', 409, 'The booking is cancelled.');
    // It moved while the request was on its way: what was agreed to is another booking's time.
    if (outcome.status === 'ask_confirmation') {
      throw new AppError('booking.changed_meanwhile', 409, 'The booking was moved meanwhile. Read it again.');
    }
    return this.bookings.told(outcome);
  }
}
