import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { CancelAtDesk, type DeskChange, MoveAtDesk } from '../commands/change-at-desk.command.js';
import { ResolveBooking } from '../commands/resolve-booking.command.js';
import { CancelBookingDto, ListBookingsDto, MoveBookingDto, ResolveBookingDto } from '../dto/booking.dto.js';
import { BookingDetailsResponse, BookingListResponse } from '../dto/booking.response.js';
import { GetBooking } from '../queries/get-booking.query.js';
import { ListBookings } from '../queries/list-bookings.query.js';

const OPEN = 'Nobody knows yet whether Cal.com did it: read the booking again within a minute.';

@ApiTags('bookings')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/bookings')
export class BookingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listBookings', summary: 'Bookings with their attempts, latest start first' })
  @ApiOkResponse({ type: BookingListResponse })
  async list(@Param('companyId', idOf('company')) companyId: string, @Query() query: ListBookingsDto): Promise<BookingListResponse> {
    const page = query.toPage('instant');
    return new BookingListResponse(await this.queries.execute(new ListBookings(companyId, query.toFilter(), page)), page);
  }

  @Get(':bookingId')
  @ApiOperation({ operationId: 'getBooking', summary: 'One booking with its attempts and every uid it had at Cal.com' })
  @ApiOkResponse({ type: BookingDetailsResponse })
  async get(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('bookingId', idOf('booking')) bookingId: string,
  ): Promise<BookingDetailsResponse> {
    return new BookingDetailsResponse(await this.queries.execute(new GetBooking(companyId, bookingId)));
  }

  @Post(':bookingId/move')
  @HttpCode(200)
  @ApiOperation({ operationId: 'moveBooking', summary: 'Move it to another start; onto its own time nothing is changed' })
  @ApiOkResponse({ type: BookingDetailsResponse })
  @ApiAcceptedResponse({ type: BookingDetailsResponse, description: OPEN })
  @Codes(
    ...['booking.not_standing', 'booking.slot_taken', 'booking.unavailable', 'booking.too_soon', 'booking.closed', 'booking.too_late'],
    ...['booking.ask_date', 'booking.service_not_in_team', 'booking.service_not_bookable', 'booking.service_inactive'],
    ...['booking.service_not_at_branch', 'booking.branch_inactive', 'booking.company_inactive', 'booking.one_moment'],
    ...['booking.temporarily_unavailable', 'booking.changed_meanwhile'],
  )
  async move(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('bookingId', idOf('booking')) bookingId: string,
    @Body() dto: MoveBookingDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingDetailsResponse> {
    const booking = { companyId, bookingId, formerTeamsToo: actor.companyId === null };
    return this.shown(booking, await this.commands.execute(new MoveAtDesk(booking, new Date(dto.start))), reply);
  }

  @Post(':bookingId/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelBooking', summary: 'Cancel it at Cal.com; twice is the same as once' })
  @ApiOkResponse({ type: BookingDetailsResponse })
  @ApiAcceptedResponse({ type: BookingDetailsResponse, description: OPEN })
  @Codes(
    ...['booking.not_standing', 'booking.too_late', 'booking.service_not_in_team', 'booking.branch_inactive', 'booking.company_inactive'],
    ...['booking.temporarily_unavailable', 'booking.changed_meanwhile'],
  )
  async cancel(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('bookingId', idOf('booking')) bookingId: string,
    @Body() dto: CancelBookingDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingDetailsResponse> {
    const booking = { companyId, bookingId, formerTeamsToo: actor.companyId === null };
    return this.shown(booking, await this.commands.execute(new CancelAtDesk(booking, dto.reason ?? null)), reply);
  }

  @Post(':bookingId/resolve')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resolveBooking', summary: 'Settle a booking that needs attention by what stands at Cal.com' })
  @ApiOkResponse({ type: BookingDetailsResponse })
  @Codes(
    ...['booking.needs_no_attention', 'booking.stands_at_calcom', 'booking.not_at_calcom', 'booking.temporarily_unavailable'],
    'booking.changed_meanwhile',
  )
  async resolve(
    @Param('companyId', idOf('company')) companyId: string,
    @Param('bookingId', idOf('booking')) bookingId: string,
    @Body() dto: ResolveBookingDto,
  ): Promise<BookingDetailsResponse> {
    await this.commands.execute(new ResolveBooking(companyId, bookingId, dto.resolution));
    return this.get(companyId, bookingId);
  }

  private shown(
    { companyId, bookingId }: { companyId: string; bookingId: string },
    { isSettled }: DeskChange,
    reply: FastifyReply,
  ): Promise<BookingDetailsResponse> {
    void reply.status(isSettled ? 200 : 202);
    return this.get(companyId, bookingId);
  }
}
