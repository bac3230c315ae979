import { CommandBus } from '@nestjs/cqrs';
import { IssuePasswordLink } from '../auth/commands/issue-password-link.command.js';
import { OfferFirstRun } from '../auth/commands/offer-first-run.command.js';
import type { CliCommand } from './cli-command.js';

/** For whoever lost the password, or the link of the first start: who reaches the command line reaches the database anyway. */
export const USER_LINK: CliCommand = {
  usage: 'user:link [--email <email>]',
  purpose: 'make a one-time link to choose a password; without --email for the first operator',
  options: { email: { type: 'string' } },
  positionals: 0,
  run: async (context, { values: { email } }) => {
    const command = email === undefined ? new OfferFirstRun({ anew: true }) : new IssuePasswordLink(null, { email });
    const link = await context.get(CommandBus).execute(command);
    if (!link) return { text: 'There are users already; name one with --email.', json: { url: null }, isBad: true };
    const expiresAt = link.expiresAt.toISOString();
    return { text: `${link.url}\nValid once, until ${expiresAt}.`, json: { url: link.url, expires_at: expiresAt } };
  },
};
