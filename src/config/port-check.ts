import { createServer } from 'node:net';
import { type Env, EnvError } from './env.js';

/**
 * Looks before anything is started: a second start by mistake would otherwise set up a second calendar and database beside the
 * first one, only to fail when it listens at last.
 * @throws EnvError naming PORT or HOST
 */
export async function refuseTakenPort({ port, host }: Pick<Env, 'port' | 'host'>): Promise<void> {
  const problem = await problemOfListening(port, host);
  if (problem === null) return;
  const free = 'is Frontdesk running already? Set PORT to a free one';
  throw new EnvError([
    problem === 'EADDRINUSE' ? `PORT: ${port} on ${host} is taken; ${free}` : `PORT, HOST: cannot listen on ${host}:${port} (${problem})`,
  ]);
}

function problemOfListening(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
