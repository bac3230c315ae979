import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChainReader } from './chain/chain.reader.js';
import { ChangeLookUp } from './change-look-up.js';
import { CallbackRequests } from './callback-requests.js';
import { Claims } from './claims.js';
import { BookAtDeskHandler } from './commands/book-at-desk.handler.js';
import { BringUpToDateHandler } from './commands/bring-up-to-date.handler.js';
import { CancelAtDeskHandler } from './commands/cancel-at-desk.handler.js';
import { CancelBookingHandler } from './commands/cancel-booking.handler.js';
import { ChangeStart } from './commands/change-start.js';
import { Changes } from './commands/changes.js';
import { CompareWithCalcomHandler } from './commands/compare-with-calcom.handler.js';
import { EraseCallerBookingsHandler } from './commands/erase-caller-bookings.handler.js';
import { ForgetCallsHandler } from './commands/forget-calls.handler.js';
import { MoveAtDeskHandler } from './commands/move-at-desk.handler.js';
import { MoveBookingHandler } from './commands/move-booking.handler.js';
import { PlaceBookingHandler } from './commands/place-booking.handler.js';
import { Placement } from './commands/placement.js';
import { RequestCallbackHandler } from './commands/request-callback.handler.js';
import { ResolveBookingHandler } from './commands/resolve-booking.handler.js';
import { UnmetWishes } from './commands/unmet-wishes.js';
import { UpdateCallbackRequestHandler } from './commands/update-callback-request.handler.js';
import { BookingsController } from './controllers/bookings.controller.js';
import { CallbackRequestsController } from './controllers/callback-requests.controller.js';
import { DeskController } from './controllers/desk.controller.js';
import { FreeTimesController } from './controllers/free-times.controller.js';
import { DeskBookings } from './desk-bookings.js';
import { BookingAttempt } from './entities/booking-attempt.entity.js';
import { Booking } from './entities/booking.entity.js';
import { CallbackRequest } from './entities/callback-request.entity.js';
import { DayOffers } from './day-offers.js';
import { ForeignChanges } from './foreign-changes.js';
import { FreeTimes } from './free-times.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { OpenClaims } from './open-claims.js';
import { OwnBookingFinder } from './own-booking-finder.js';
import { OwnBookings } from './own-bookings.js';
import { PresentTruth } from './present-truth.js';
import { CheckAvailabilityHandler } from './queries/check-availability.handler.js';
import { DescribeLineHandler } from './queries/describe-line.handler.js';
import { FindAppointmentsHandler } from './queries/find-appointments.handler.js';
import { GetBookingHandler } from './queries/get-booking.handler.js';
import { GetCallbackRequestHandler } from './queries/get-callback-request.handler.js';
import { HasFutureBookingsHandler } from './queries/has-future-bookings.handler.js';
import { ListFreeTimesHandler } from './queries/list-free-times.handler.js';
import { ListOfferedServicesHandler } from './queries/list-offered-services.handler.js';
import { ListBookingsHandler } from './queries/list-bookings.handler.js';
import { ListCallbackRequestsHandler } from './queries/list-callback-requests.handler.js';
import { PreviewWithoutTeamHandler } from './queries/preview-without-team.handler.js';
import { ReadCallerBookingsHandler } from './queries/read-caller-bookings.handler.js';
import { ReadinessOfNumberHandler } from './queries/readiness-of-number.handler.js';
import { AttemptWork } from './queues/attempt.work.js';
import { Reconciler } from './reconciler.js';
import { RivalClaims } from './rival-claims.js';
import { Settlement } from './settlement.js';
import { TouchedBookings } from './touched-bookings.js';

export const BOOKING_ENTITIES = [Booking, BookingAttempt, CallbackRequest];

/** Decides what a call may book and books it. */
@Module({
  imports: [CqrsModule],
  controllers: [BookingsController, DeskController, FreeTimesController, CallbackRequestsController],
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
    TouchedBookings,
    ForeignChanges,
    Reconciler,
    BringUpToDateHandler,
    CompareWithCalcomHandler,
    HasFutureBookingsHandler,
    PreviewWithoutTeamHandler,
    ListFreeTimesHandler,
    ...[DeskBookings, IdempotencyKeys, BookAtDeskHandler, MoveAtDeskHandler, CancelAtDeskHandler, ResolveBookingHandler],
    ...[ReadCallerBookingsHandler, EraseCallerBookingsHandler, ForgetCallsHandler],
    ...[GetBookingHandler, ListCallbackRequestsHandler, GetCallbackRequestHandler, UpdateCallbackRequestHandler, ReadinessOfNumberHandler],
  ],
})
export class BookingModule {}
