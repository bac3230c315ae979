import { Query } from '@nestjs/cqrs';
import type { CallerBooking, CallerCallback } from '../../contracts/booking/read-caller-bookings.query.js';
import type { KeptCall } from '../../contracts/telephony/read-calls.query.js';
import type { KeptReceipt } from '../../contracts/telephony/read-receipts.query.js';
import { assertCallerNumber } from '../caller-number.js';

export interface CallerExport {
  companyId: string;
  phoneNumber: string;
  exportedAt: string;
  calls: KeptCall[];
  bookings: CallerBooking[];
  callbackRequests: CallerCallback[];
  receipts: KeptReceipt[];
}

/**
 * Everything that one company stored of a caller: what EraseCaller would take away.
 * @throws AppError request.invalid
 */
export class ExportCaller extends Query<CallerExport> {
  constructor(
    readonly companyId: string,
    readonly phoneNumber: string,
  ) {
    super();
    assertCallerNumber(phoneNumber);
  }
}
