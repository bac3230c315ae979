import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../auth/actor.js';
import { LimitedToOwnCompany } from '../../auth/route-access.js';
import { Codes } from '../../shared/codes.js';
import { BookAtDesk } from '../commands/book-at-desk.command.js';
import { companyToBookFor, idempotencyKeyIn } from '../desk-request.js';
import { BookDto } from '../dto/booking.dto.js';
import { BookingDetailsResponse } from '../dto/booking.response.js';
import { GetBooking } from '../queries/get-booking.query.js';

const KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'Up to 200 characters. The same key and body lead to the same booking, however often they are sent.',
  schema: { type: 'string', maxLength: 200, example: '7d4f2c' },
} as const;

/** Bookings that nobody rang for. */
@ApiTags('bookings')
@ApiBearerAuth()
@Controller('api/v1/bookings')
export class DeskController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @LimitedToOwnCompany()
  @ApiOperation({ operationId: 'book', summary: 'Book for a customer without a call, by the rules of a call' })
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: BookingDetailsResponse, description: 'Cal.com holds it, confirmed or pending.' })
  @ApiAcceptedResponse({
    type: BookingDetailsResponse,
    description: 'Nobody knows yet whether Cal.com holds it: read it again in a minute.',
  })
  @Codes(
    ...['request.not_found', 'request.idempotency_key_reused', 'booking.service_not_in_team', 'booking.service_not_bookable'],
    ...[
      'booking.service_inactive',
      'booking.service_not_at_branch',
      'booking.branch_inactive',
      'booking.company_inactive',
      'booking.no_team',
    ],
    ...['booking.slot_taken', 'booking.unavailable', 'booking.too_soon', 'booking.closed', 'booking.ask_date', 'booking.ask_duration'],
    ...['booking.ask_name', 'booking.ask_contact', 'booking.ask_answer', 'booking.one_moment', 'booking.temporarily_unavailable'],
  )
  async book(
    @Body() dto: BookDto,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingDetailsResponse> {
    const companyId = companyToBookFor(actor, dto.company_id);
    const booked = await this.commands.execute(new BookAtDesk(companyId, dto.toWish(), idempotencyKeyIn(key)));
    void reply
      .status(booked.isSettled ? 201 : 202)
      .header('Location', `/api/v1/companies/${companyId}/bookings/${booked.bookingId}`)
      .header('Idempotency-Replayed', String(booked.isRepeated));
    return new BookingDetailsResponse(await this.queries.execute(new GetBooking(companyId, booked.bookingId)));
  }
}
