// A process of its own that starts the embedded PostgreSQL, for tests that kill it or run it as another account.
// Arguments: the URL of embedded-postgres.ts, the options as JSON. Says what happens in JSON lines; stops when its input ends.
import './typescript-hooks.mjs';

const [moduleUrl, options] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const { startEmbeddedPostgres } = await import(moduleUrl);
  const server = await startEmbeddedPostgres({ ...JSON.parse(options), log: (event, fields) => say({ event, fields }) });
  say({ ready: { port: server.port, adopted: server.adopted, url: server.url('postgres') } });
  for await (const _ of process.stdin);
  await server.stop();
} catch (error) {
  say({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  process.exitCode = 1;
}
