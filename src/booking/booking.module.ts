import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChainReader } from './chain/chain.reader.js';
import { ChangeLookUp } from './change-look-up.js';
import { CallbackRequests } from './callback-requests.js';
import { Claims } from './claims.js';
import { CancelBookingHandler } from './commands/cancel-booking.handler.js';
import { ChangeStart } from './commands/change-start.js';
import { Changes } from './commands/changes.js';
import { MoveBookingHandler } from './commands/move-booking.handler.js';
import { PlaceBookingHandler } from './commands/place-booking.handler.js';
import { Placement } from './commands/placement.js';
import { RequestCallbackHandler } from './commands/request-callback.handler.js';
import { UnmetWishes } from './commands/unmet-wishes.js';
import { BookingsController } from './controllers/bookings.controller.js';
import { BookingAttempt } from './entities/booking-attempt.entity.js';
import { Booking } from './entities/booking.entity.js';
import { CallbackRequest } from './entities/callback-request.entity.js';
import { DayOffers } from './day-offers.js';
import { FreeTimes } from './free-times.js';
import { OpenClaims } from './open-claims.js';
import { OwnBookingFinder } from './own-booking-finder.js';
import { OwnBookings } from './own-bookings.js';
import { PresentTruth } from './present-truth.js';
import { CheckAvailabilityHandler } from './queries/check-availability.handler.js';
import { DescribeLineHandler } from './queries/describe-line.handler.js';
import { FindAppointmentsHandler } from './queries/find-appointments.handler.js';
import { ListOfferedServicesHandler } from './queries/list-offered-services.handler.js';
import { ListBookingsHandler } from './queries/list-bookings.handler.js';
import { AttemptWork } from './queues/attempt.work.js';
import { RivalClaims } from './rival-claims.js';
import { Settlement } from './settlement.js';

export const BOOKING_ENTITIES = [Booking, BookingAttempt, CallbackRequest];

/** Decides what a call may book and books it. */
@Module({
  imports: [CqrsModule],
  controllers: [BookingsController],
  providers: [
    ChainReader,
    FreeTimes,
    DayOffers,
    OpenClaims,
    CheckAvailabilityHandler,
    Claims,
    Placement,
    Settlement,
    PresentTruth,
    AttemptWork,
    PlaceBookingHandler,
    ListBookingsHandler,
    CancelBookingHandler,
    MoveBookingHandler,
    RequestCallbackHandler,
    FindAppointmentsHandler,
    DescribeLineHandler,
    ListOfferedServicesHandler,
    Changes,
    ChangeStart,
    UnmetWishes,
    CallbackRequests,
    RivalClaims,
    ChangeLookUp,
    OwnBookings,
    OwnBookingFinder,
  ],
})
export class BookingModule {}
