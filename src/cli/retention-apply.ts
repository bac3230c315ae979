import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApplyRetention } from '../companies/commands/apply-retention.command.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import type { CliCommand } from './cli-command.js';
import { showProgress } from './progress.js';

export const RETENTION_APPLY: CliCommand = {
  usage: 'retention:apply [--company <slug>]',
  purpose: 'delete calls and messages that are older than the retention of their company; a running Frontdesk does so once a day',
  options: { company: { type: 'string' } },
  positionals: 0,
  run: async (context, { values: { company: slug } }) => {
    const company = slug === undefined ? null : await context.get(QueryBus).execute(new GetCompany({ slug }));
    const onProgress = (done: number, total: number): void => showProgress('Companies', done, total);
    const applied = await context.get(CommandBus).execute(new ApplyRetention(company?.id ?? null, onProgress));
    const { companies, calls, receipts, failed } = applied;
    const text = `${companies} companies: ${calls} calls and ${receipts} messages deleted${failed > 0 ? `; it failed at ${failed}` : ''}.`;
    return { text, json: { ...applied }, isBad: failed > 0 };
  },
};
