import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelBooking } from '../../contracts/booking/cancel-booking.command.js';
import { AppError } from '../../shared/app-error.js';
import { DeskBookings } from '../desk-bookings.js';
import { CancelAtDesk, type DeskChange } from './change-at-desk.command.js';

@CommandHandler(CancelAtDesk)
export class CancelAtDeskHandler implements ICommandHandler<CancelAtDesk> {
  constructor(
    private readonly commands: CommandBus,
    private readonly bookings: DeskBookings,
  ) {}

  async execute({ booking, reason }: CancelAtDesk): Promise<DeskChange> {
    const { reference, call } = await this.bookings.find(booking);
    const outcome = await this.commands.execute(new CancelBooking(call, { reference, reason, callerConfirmed: true }));
    if (outcome.status === 'ask_confirmation') {
      throw new AppError('booking.changed_meanwhile', 409, 'The booking was moved meanwhile. Read it again.');
    }
    return this.bookings.told(outcome);
  }
}
