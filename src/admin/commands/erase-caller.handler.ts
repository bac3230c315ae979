import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { EraseCallerBookings } from '../../contracts/booking/erase-caller-bookings.command.js';
import { EraseCalls } from '../../contracts/telephony/erase-calls.command.js';
import { EraseReceipts } from '../../contracts/telephony/erase-receipts.command.js';
import type { ReceiptCursor } from '../../contracts/telephony/read-receipts.query.js';
import { CallerTraces, type Traces } from '../caller-traces.js';
import { EraseCaller, type EraseProgress, type Erasure } from './erase-caller.command.js';

const ROWS_A_BATCH = 50;

/** What is erased in one transaction: a call goes together with all that was found through it, so that a rest is found again. */
interface Batch {
  callIds: string[];
  bookingIds: string[];
  callbackRequestIds: string[];
}

@CommandHandler(EraseCaller)
export class EraseCallerHandler implements ICommandHandler<EraseCaller> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly callers: CallerTraces,
    private readonly logger: PinoLogger,
  ) {}

  async execute({ companyId, phoneNumber, how }: EraseCaller): Promise<Erasure> {
    const traces = await this.callers.find(companyId, phoneNumber);
    if (how.onlyLook) return report(traces, 0, 0);
    // First, as they are found by the rows that are erased next.
    const { erased, pending } = await this.eraseReceipts(traces, how.onProgress);
    await this.eraseRows(traces, how.onProgress);
    const erasure = report(traces, erased, pending);
    const { calls, bookings, receipts, pendingReceipts } = erasure;
    this.logger.info({ event: 'caller.erased', companyId, calls, bookings, receipts, pendingReceipts });
    return erasure;
  }

  private async eraseReceipts({ about }: Traces, onProgress?: EraseProgress): Promise<{ erased: number; pending: number }> {
    const sum = { erased: 0, pending: 0 };
    let after: ReceiptCursor | null = null;
    do {
      const batch: { erased: number; pending: number; next: ReceiptCursor | null } = await this.commands.execute(
        new EraseReceipts(about, after),
      );
      sum.erased += batch.erased;
      sum.pending += batch.pending;
      after = batch.next;
      onProgress?.('messages', sum.erased, null);
    } while (after !== null);
    return sum;
  }

  private async eraseRows(traces: Traces, onProgress?: EraseProgress): Promise<void> {
    const { companyId, phoneNumber } = traces.about;
    const batches = batchesOf(traces);
    for (const [index, { callIds, ...rest }] of batches.entries()) {
      await this.em.transactional(async () => {
        await this.commands.execute(new EraseCallerBookings({ companyId, phoneNumber, ...rest }));
        await this.commands.execute(new EraseCalls({ companyId, phoneNumber, callIds }));
      });
      onProgress?.('rows', index + 1, batches.length);
    }
  }
}

function batchesOf({ calls, bookings, callbackRequests }: Traces): Batch[] {
  const rows: Batch[] = [
    // Before the bookings that they were found by.
    ...callbackRequests
      .filter(({ callId }) => callId === null)
      .map(({ id }) => ({ callIds: [], bookingIds: [], callbackRequestIds: [id] })),
    ...calls.map(({ id }) => ({
      callIds: [id],
      bookingIds: bookings.filter(({ callId }) => callId === id).map((booking) => booking.id),
      callbackRequestIds: callbackRequests.filter(({ callId }) => callId === id).map((request) => request.id),
    })),
    ...bookings.filter(({ callId }) => callId === null).map(({ id }) => ({ callIds: [], bookingIds: [id], callbackRequestIds: [] })),
  ];
  const batches: Batch[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_BATCH) {
    const some = rows.slice(from, from + ROWS_A_BATCH);
    batches.push({
      callIds: some.flatMap((row) => row.callIds),
      bookingIds: some.flatMap((row) => row.bookingIds),
      callbackRequestIds: some.flatMap((row) => row.callbackRequestIds),
    });
  }
  return batches;
}

function report({ calls, bookings, callbackRequests, about }: Traces, receipts: number, pendingReceipts: number): Erasure {
  return {
    ...{ calls: calls.length, bookings: bookings.length, callbackRequests: callbackRequests.length, receipts, pendingReceipts },
    functionCalls: calls.reduce((sum, call) => sum + call.functionCalls, 0),
    upcomingBookings: bookings
      .filter(({ isUpcoming }) => isUpcoming)
      .map(({ id, reference, uids, startAt }) => ({ id, reference, calcomUid: uids.at(-1) ?? null, startAt })),
    calcomUids: about.uids,
    retellCallIds: about.providerCallIds,
  };
}
