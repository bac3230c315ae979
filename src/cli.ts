import 'reflect-metadata';
import { environment } from '../sandbox/environment.js';
import { createContext } from './bootstrap.js';
import { type OpenContext, runCli } from './cli-commands.js';
import { givenEnvironment, readEnv } from './config/env.js';
import { AppError } from './shared/app-error.js';

try {
  const open: OpenContext = () => createContext(readEnv(environment(givenEnvironment())));
  console.log(await runCli(process.argv.slice(2), open, () => (process.exitCode = 1)));
} catch (error) {
  // One line: what it was, and for AppErrors the words meant for the outside.
  const reason = error instanceof AppError ? `${error.detail} (${error.code})` : error instanceof Error ? error.message : String(error);
  console.error(`error: ${reason.replaceAll(/\s*\n\s*/g, '; ')}`);
  process.exitCode = 1;
}
