import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RotateWebhookSecret } from '../calcom/commands/rotate-webhook-secret.command.js';
import { GetWebhookSetup } from '../calcom/queries/get-webhook-setup.query.js';
import { ListConnections } from '../calcom/queries/list-connections.query.js';
import { AppError } from '../shared/app-error.js';
import type { CliCommand } from './cli-command.js';

export const WEBHOOK_SECRET_ROTATE: CliCommand = {
  usage: 'webhook-secret:rotate <connection-label>',
  purpose: "draw a new secret for a connection's Cal.com webhooks; Frontdesk sets those it made, the old secret counts for a day",
  options: {},
  positionals: 1,
  run: async (context, { positionals }) => {
    const [label = ''] = positionals;
    const connections = await context.get(QueryBus).execute(new ListConnections(null));
    const connection = connections.find((each) => each.label === label);
    if (!connection) throw new AppError('request.not_found', 404, `There is no Cal.com connection labelled "${label}".`);
    await context.get(CommandBus).execute(new RotateWebhookSecret(connection.id));
    const { state, url, secret } = await context.get(QueryBus).execute(new GetWebhookSetup(connection.id));
    if (state !== 'by_hand')
      return { text: `The secret of "${label}" is new; webhooks are set with it while Frontdesk runs.`, json: { state } };
    const text = `The secret of "${label}" is new. Enter it in Cal.com within a day, at each webhook of ${url}:\n${secret}`;
    return { text, json: { state, url, secret } };
  },
};
