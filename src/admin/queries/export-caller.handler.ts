import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type KeptCall, ReadCalls } from '../../contracts/telephony/read-calls.query.js';
import { type AboutCaller, type KeptReceipt, ReadReceipts, type ReceiptCursor } from '../../contracts/telephony/read-receipts.query.js';
import { Clock } from '../../shared/clock.js';
import { CallerTraces } from '../caller-traces.js';
import { type CallerExport, ExportCaller } from './export-caller.query.js';

const CALLS_A_READING = 50;

@QueryHandler(ExportCaller)
export class ExportCallerHandler implements IQueryHandler<ExportCaller> {
  constructor(
    private readonly queries: QueryBus,
    private readonly callers: CallerTraces,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId, phoneNumber }: ExportCaller): Promise<CallerExport> {
    const { about, calls, ...kept } = await this.callers.find(companyId, phoneNumber);
    const exportedAt = this.clock.now().toISOString();
    const found = { calls: await this.calls(companyId, calls), receipts: await this.receipts(about) };
    return { companyId, phoneNumber, exportedAt, ...kept, ...found };
  }

  private async calls(companyId: string, found: { id: string }[]): Promise<KeptCall[]> {
    const ids = found.map(({ id }) => id);
    const calls: KeptCall[] = [];
    for (let from = 0; from < ids.length; from += CALLS_A_READING)
      calls.push(...(await this.queries.execute(new ReadCalls(companyId, ids.slice(from, from + CALLS_A_READING)))));
    return calls;
  }

  private async receipts(about: AboutCaller): Promise<KeptReceipt[]> {
    const all: KeptReceipt[] = [];
    let after: ReceiptCursor | null = null;
    do {
      const batch: { receipts: KeptReceipt[]; next: ReceiptCursor | null } = await this.queries.execute(new ReadReceipts(about, after));
      all.push(...batch.receipts);
      after = batch.next;
    } while (after !== null);
    return all;
  }
}
