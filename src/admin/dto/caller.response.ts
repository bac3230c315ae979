import { ApiProperty } from '@nestjs/swagger';
import type { Erasure, UpcomingBooking } from '../commands/erase-caller.command.js';
import type { CallerExport } from '../queries/export-caller.query.js';

const ROWS = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

export class UpcomingBookingResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'SS-7K4A' })
  reference: string;

  @ApiProperty({ type: String, nullable: true, example: 'bGTj9Rk2pXwqT4vY8sZkQ' })
  calcom_uid: string | null;

  @ApiProperty({ format: 'date-time' })
  start_at: string;

  constructor({ id, reference, calcomUid, startAt }: UpcomingBooking) {
    this.id = id;
    this.reference = reference;
    this.calcom_uid = calcomUid;
    this.start_at = startAt;
  }
}

export class CallerErasureResponse {
  @ApiProperty({ example: 2, description: 'Calls without number, transcript and summary now.' })
  calls: number;

  @ApiProperty({ example: 5 })
  function_calls: number;

  @ApiProperty({ example: 1, description: 'They stand with time, service and uid, and without name, number, e-mail and notes.' })
  bookings: number;

  @ApiProperty({ example: 1 })
  callback_requests: number;

  @ApiProperty({ example: 9, description: 'Stored messages of Retell and Cal.com that are deleted.' })
  receipts: number;

  @ApiProperty({ example: 0, description: 'Messages that are still to be worked on and stay until then: erase again in a while.' })
  pending_receipts: number;

  @ApiProperty({ type: [UpcomingBookingResponse], description: 'They are not cancelled: the business can still move or cancel them.' })
  upcoming_bookings: UpcomingBookingResponse[];

  @ApiProperty({ type: [String], example: ['bGTj9Rk2pXwqT4vY8sZkQ'], description: 'Bookings at Cal.com that still hold the data there.' })
  calcom_uids: string[];

  @ApiProperty({ type: [String], example: ['call_0b1c'], description: 'Calls at Retell that still hold the data there.' })
  retell_call_ids: string[];

  constructor(erasure: Erasure) {
    this.calls = erasure.calls;
    this.function_calls = erasure.functionCalls;
    this.bookings = erasure.bookings;
    this.callback_requests = erasure.callbackRequests;
    this.receipts = erasure.receipts;
    this.pending_receipts = erasure.pendingReceipts;
    this.upcoming_bookings = erasure.upcomingBookings.map((booking) => new UpcomingBookingResponse(booking));
    this.calcom_uids = erasure.calcomUids;
    this.retell_call_ids = erasure.retellCallIds;
  }
}

export class CallerExportResponse {
  @ApiProperty({ format: 'uuid' })
  company_id: string;

  @ApiProperty({ example: '+4915112345678' })
  phone_number: string;

  @ApiProperty({ format: 'date-time' })
  exported_at: string;

  @ApiProperty({ ...ROWS, description: 'With function calls, summary and what Retell told last, the transcript in it.' })
  calls: Record<string, unknown>[];

  @ApiProperty(ROWS)
  bookings: Record<string, unknown>[];

  @ApiProperty(ROWS)
  callback_requests: Record<string, unknown>[];

  @ApiProperty({ ...ROWS, description: 'Stored messages of Retell and Cal.com, as they came.' })
  receipts: Record<string, unknown>[];

  constructor({ companyId, phoneNumber, exportedAt, calls, bookings, callbackRequests, receipts }: CallerExport) {
    this.company_id = companyId;
    this.phone_number = phoneNumber;
    this.exported_at = exportedAt;
    this.calls = calls.map(({ payload, functionCalls, ...call }) => ({
      ...snakeCased(call),
      retell_event: payload,
      function_calls: functionCalls.map(snakeCased),
    }));
    this.bookings = bookings.map(({ attempts, ...booking }) => ({ ...snakeCased(booking), attempts: attempts.map(snakeCased) }));
    this.callback_requests = callbackRequests.map(snakeCased);
    this.receipts = receipts.map(snakeCased);
  }
}

/** Names of the API for the fields of a row; what is in the fields stays as it is. */
function snakeCased(row: object): Record<string, unknown> {
  const fields: [string, unknown][] = Object.entries(row);
  return Object.fromEntries(fields.map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
}
