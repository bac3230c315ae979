import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { idOf } from '../../shared/not-found.js';
import { BookingListResponse, ListBookingsDto } from '../dto/booking.response.js';
import { ListBookings } from '../queries/list-bookings.query.js';

@ApiTags('bookings')
@ApiBearerAuth()
@Controller('api/v1/companies/:companyId/bookings')
export class BookingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listBookings', summary: 'Bookings with their attempts, latest start first' })
  @ApiOkResponse({ type: BookingListResponse })
  async list(
    @Param('companyId', idOf('company')) companyId: string,
    @Query() { reference, limit }: ListBookingsDto,
  ): Promise<BookingListResponse> {
    return { data: await this.queries.execute(new ListBookings(companyId, { reference: reference ?? null }, limit ?? 50)) };
  }
}
