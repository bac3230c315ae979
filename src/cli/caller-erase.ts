import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { EraseCaller, type Erasure } from '../admin/commands/erase-caller.command.js';
import { CallerErasureResponse } from '../admin/dto/caller.response.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import type { CliCommand } from './cli-command.js';
import { showProgress } from './progress.js';

export const CALLER_ERASE: CliCommand = {
  usage: 'caller:erase <company-slug> <number> [--yes]',
  purpose: "erase what a company stored of a caller; without --yes only say what that would be. Keep the report: it can't be made again",
  options: { yes: { type: 'boolean' } },
  positionals: 2,
  run: async (context, { values, positionals: [slug = '', number = ''] }) => {
    const onlyLook = values.yes === undefined;
    const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
    const onProgress = (step: string, done: number, total: number | null): void => {
      if (total !== null) showProgress('Erasing', done, total);
      else if (process.stderr.isTTY) process.stderr.write(`\rErasing ${step}: ${done} `);
    };
    const erasure = await context.get(CommandBus).execute(new EraseCaller(company.id, number, { onlyLook, onProgress }));
    return {
      text: told(erasure, onlyLook),
      json: Object.assign<Record<string, unknown>, object>({ erased: !onlyLook }, new CallerErasureResponse(erasure)),
    };
  },
};

function told(erasure: Erasure, onlyLook: boolean): string {
  const { calls, functionCalls, bookings, callbackRequests, receipts, pendingReceipts } = erasure;
  const messages = onlyLook ? 'and the messages about them' : `${receipts} messages`;
  const counts = `${calls} calls, ${functionCalls} function calls, ${bookings} bookings, ${callbackRequests} callback requests, ${messages}`;
  return [
    onlyLook ? `Would be erased: ${counts}. Nothing was changed; repeat it with --yes.` : `Erased: ${counts}.`,
    ...(pendingReceipts > 0 ? [`${pendingReceipts} messages are still to be worked on: erase again in a while.`] : []),
    ...erasure.upcomingBookings.map(({ reference, startAt }) => `Still stands, not cancelled: ${reference}, ${startAt}`),
    ...erasure.calcomUids.map((uid) => `Still at Cal.com: ${uid}`),
    ...erasure.retellCallIds.map((id) => `Still at Retell: ${id}`),
  ].join('\n');
}
