import { CommandBus } from '@nestjs/cqrs';
import { ReencryptConnections } from '../calcom/commands/reencrypt-connections.command.js';
import { ReencryptWorkspaces } from '../telephony/commands/reencrypt-workspaces.command.js';
import type { CliCommand } from './cli-command.js';

export const CONNECTIONS_REENCRYPT: CliCommand = {
  usage: 'connections:reencrypt',
  purpose: 'seal the keys and secrets of connections and Retell workspaces with the first key of ENCRYPTION_KEYS',
  options: {},
  positionals: 0,
  run: async (context) => {
    const commands = context.get(CommandBus);
    const { connections } = await commands.execute(new ReencryptConnections());
    const { workspaces } = await commands.execute(new ReencryptWorkspaces());
    const text = `${connections} connections and ${workspaces} Retell workspaces are sealed with the first key of ENCRYPTION_KEYS.`;
    return { text, json: { connections, workspaces } };
  },
};
