import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type CallerBooking, type CallerCallback, ReadCallerBookings } from '../contracts/booking/read-caller-bookings.query.js';
import { type CallerCall, FindCallerCalls } from '../contracts/telephony/find-caller-calls.query.js';
import type { AboutCaller } from '../contracts/telephony/read-receipts.query.js';

/** Everything of a caller at one company, but for the stored messages, which are found by it. */
export interface Traces {
  calls: CallerCall[];
  bookings: CallerBooking[];
  callbackRequests: CallerCallback[];
  about: AboutCaller;
}

/**
 * Finds what one company knows of a caller. Calls count that came from the number, and those with a hidden or another number in which it
 * was given as the contact of a booking or callback request.
 */
@Injectable()
export class CallerTraces {
  constructor(private readonly queries: QueryBus) {}

  async find(companyId: string, phoneNumber: string): Promise<Traces> {
    const own = (await this.queries.execute(new FindCallerCalls(companyId, phoneNumber))).map(({ id }) => id);
    const { bookings, callbackRequests } = await this.queries.execute(new ReadCallerBookings({ companyId, phoneNumber, callIds: own }));
    const named = [...bookings, ...callbackRequests].flatMap(({ callId }) => callId ?? []);
    const calls = await this.queries.execute(new FindCallerCalls(companyId, phoneNumber, [...new Set(named)]));
    const about = {
      ...{ companyId, phoneNumber, bookingIds: bookings.map(({ id }) => id), uids: bookings.flatMap(({ uids }) => uids) },
      providerCallIds: calls.map(({ providerCallId }) => providerCallId),
    };
    return { calls, bookings, callbackRequests, about };
  }
}
