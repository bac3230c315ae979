import { QueryBus } from '@nestjs/cqrs';
import { CallerExportResponse } from '../admin/dto/caller.response.js';
import { ExportCaller } from '../admin/queries/export-caller.query.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import type { CliCommand } from './cli-command.js';

export const CALLER_EXPORT: CliCommand = {
  usage: 'caller:export <company-slug> <number>',
  purpose: 'print everything that a company stored of a caller, as JSON',
  options: {},
  positionals: 2,
  run: async (context, { positionals: [slug = '', number = ''] }) => {
    const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
    const found = await context.get(QueryBus).execute(new ExportCaller(company.id, number));
    const json = Object.assign<Record<string, unknown>, object>({}, new CallerExportResponse(found));
    return { text: JSON.stringify(json, null, 2), json };
  },
};
