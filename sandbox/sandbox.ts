import type { Env } from '../src/config/env.js';
import { AdminApi } from './admin-api.js';
import { banner } from './banner.js';
import { environment } from './environment.js';
import { openSandboxFile, writeSandboxFile } from './sandbox-file.js';
import { seedDemo } from './seed.js';
import { type StandIn, moveInstance, startStandIn } from './stand-in.js';
import { trialCall } from './trial-call.js';

/** What the sandbox needs of the running application. */
export interface SandboxedApp {
  /** Resolves to the address. */
  listen(): Promise<string>;
  print(text: string): void;
  /** Makes an operator's API token. */
  makeToken(): Promise<string>;
  /** Keeps /health/ready from saying so until the demo companies are there. */
  holdReadiness(reason: string): void;
  releaseReadiness(reason: string): void;
}

const SEEDING = 'the demo companies are being imported';

export interface Sandbox {
  environment(): NodeJS.ProcessEnv;
  /** Lets what was imported follow the stand-in when it had to move to another port. */
  adopt(databaseUrl: string): Promise<void>;
  /** Listens, imports the demo companies, makes the trial call and prints all of it. */
  announce(app: SandboxedApp, env: Env): Promise<void>;
  close(): Promise<void>;
}

/** The sandbox of design section 6: everything real but Cal.com, which stands in beside us. With CALCOM_API_URL given, that is asked instead. */
export async function openSandbox(given: NodeJS.ProcessEnv): Promise<Sandbox> {
  const keys = environment(given);
  const port = Number(given.PORT || '3000');
  const standIn: StandIn | null = given.CALCOM_API_URL ? null : await startStandIn(keys.CALCOM_API_KEY ?? '', port === 0 ? 0 : port + 1);
  return {
    environment: () => environment(given),
    adopt: async (databaseUrl) => {
      if (standIn?.movedFrom) await moveInstance(databaseUrl, standIn.movedFrom, standIn.server.origin);
    },
    announce: (app, env) => announce(app, env, standIn),
    close: async () => standIn?.server.close(),
  };
}

async function announce(app: SandboxedApp, env: Env, standIn: StandIn | null): Promise<void> {
  if (standIn) app.holdReadiness(SEEDING);
  const baseUrl = await app.listen();
  writeSandboxFile({ ...openSandboxFile(), baseUrl });
  // With PORT=0 the address is known only now; the stand-in's webhooks lead there.
  if (new URL(env.publicUrl).port === '0') Object.assign(env, { publicUrl: baseUrl });
  const api = new AdminApi(baseUrl, await operatorToken(app, baseUrl));
  if (!standIn) {
    app.print(banner(baseUrl, env.calcomApiUrl, null, env.admin));
    return;
  }
  await seedDemo(api);
  app.releaseReadiness(SEEDING);
  app.print(banner(baseUrl, standIn.server.origin, await trialCall(baseUrl, env.retellApiKeys[0] ?? '', api), env.admin));
}

/** The token of the last start if it still works, else a new one. */
async function operatorToken(app: SandboxedApp, baseUrl: string): Promise<string> {
  const file = openSandboxFile();
  const works = file.operatorToken && (await new AdminApi(baseUrl, file.operatorToken).get('/companies').catch(() => null));
  if (file.operatorToken && works) return file.operatorToken;
  const token = await app.makeToken();
  writeSandboxFile({ ...file, operatorToken: token });
  return token;
}
