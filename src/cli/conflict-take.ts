import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCompany } from '../companies/queries/get-company.query.js';
import { TakeOverEventType } from '../contracts/calcom/take-over-event-type.command.js';
import { type CliCommand, UsageError } from './cli-command.js';

export const CONFLICT_TAKE: CliCommand = {
  usage: 'conflict:take <company-slug> <calcom_event_type_id>',
  purpose: 'release an event type at the company that holds it and take it here; a sync has to have named the conflict',
  options: {},
  positionals: 2,
  run: async (context, { positionals: [slug = '', eventType = ''] }) => {
    if (!/^\d{1,10}$/.test(eventType)) throw new UsageError('<calcom_event_type_id> must be a whole number');
    const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
    const taken = await context.get(CommandBus).execute(new TakeOverEventType(company.id, Number(eventType)));
    return {
      text: `Event type ${eventType} is released for ${company.name}; it is imported as soon as Frontdesk runs.`,
      json: { sync_run_id: taken.syncRunId, former_company_id: taken.formerCompanyId },
    };
  },
};
