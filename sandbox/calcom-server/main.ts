import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoWorld } from '../demo-world.js';
import { startCalcomServer } from './server.js';
import { worldSchema } from './world.js';

/** Runs the stand-in as a process of its own; one line on stdout tells where it listens. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      journal: { type: 'string' },
      limit: { type: 'string' },
      delay: { type: 'string', default: '0' },
      world: { type: 'string', default: 'demo' },
      // The demo world's API key; a file keeps it out of the process list.
      'key-file': { type: 'string' },
    },
  });
  const server = await startCalcomServer({
    world:
      values.world === 'demo' ? demoWorld(demoKey(values['key-file'])) : worldSchema.parse(JSON.parse(readFileSync(values.world, 'utf8'))),
    host: values.host,
    port: Number(values.port),
    bookingDelayMs: Number(values.delay),
    ...(values.journal === undefined ? {} : { journalFile: values.journal }),
    ...(values.limit === undefined ? {} : { limitPerMinute: Number(values.limit) }),
  });
  process.stdout.write(`${JSON.stringify({ origin: server.origin })}\n`);
  process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
}

function demoKey(file: string | undefined): string {
  return file === undefined ? 'cal_sandbox' : readFileSync(file, 'utf8').trim();
}

await main();
