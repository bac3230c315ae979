import { CommandBus } from '@nestjs/cqrs';
import { ReencryptConnections } from '../calcom/commands/reencrypt-connections.command.js';
import type { CliCommand } from './cli-command.js';

export const CONNECTIONS_REENCRYPT: CliCommand = {
  usage: 'connections:reencrypt',
  purpose: "seal the connections' keys and webhook secrets with the first key of ENCRYPTION_KEYS",
  options: {},
  positionals: 0,
  run: async (context) => {
    const { connections } = await context.get(CommandBus).execute(new ReencryptConnections());
    return { text: `${connections} connections are sealed with the first key of ENCRYPTION_KEYS.`, json: { connections } };
  },
};
