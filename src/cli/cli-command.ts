import type { ParseArgsConfig } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';

/** What a command says: to people, and with --json to programs. */
export interface Said {
  text: string;
  json: Record<string, unknown>;
  /** Something is wrong, though the command did its work: the process ends with 1. */
  isBad?: boolean;
}

export interface Args {
  /** A flag that was given is `true`. */
  values: Record<string, string | undefined>;
  positionals: string[];
}

export interface CliCommand {
  usage: string;
  purpose: string;
  options: NonNullable<ParseArgsConfig['options']>;
  positionals: number;
  run(context: INestApplicationContext, args: Args): Promise<Said>;
}

/** A mistake in what was typed. */
export class UsageError extends Error {}
