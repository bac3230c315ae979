import { join } from 'node:path';
import pg from 'pg';
import { type CalcomServer, startCalcomServer } from './calcom-server/server.js';
import { demoWorld } from './demo-world.js';
import { FRONTDESK_DIRECTORY, openSandboxFile, writeSandboxFile } from './sandbox-file.js';

export interface StandIn {
  server: CalcomServer;
  /** Where it listened last time, if that was elsewhere. */
  movedFrom: string | null;
}

/** Starts the stand-in for Cal.com where it listened last time, or elsewhere when that port is taken. Its calendar outlives restarts. */
export async function startStandIn(apiKey: string, wishedPort: number): Promise<StandIn> {
  const file = openSandboxFile();
  const port = file.calcomOrigin ? Number(new URL(file.calcomOrigin).port) : wishedPort;
  const options = { world: demoWorld(apiKey), journalFile: join(FRONTDESK_DIRECTORY, 'calcom-server.jsonl') };
  const server = await startCalcomServer({ ...options, port }).catch(() => startCalcomServer({ ...options, port: 0 }));
  const movedFrom = file.calcomOrigin !== null && file.calcomOrigin !== server.origin ? file.calcomOrigin : null;
  writeSandboxFile({ ...file, calcomOrigin: server.origin });
  return { server, movedFrom };
}

/** The stand-in is the same server on another port: what was imported from it goes along. */
export async function moveInstance(databaseUrl: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const table of ['company_teams', 'team_event_type_mappings', 'bookings', 'booking_uids', 'host_claims']) {
      await client.query(`update ${table} set calcom_instance = $2 where calcom_instance = $1`, [from, to]);
    }
  } finally {
    await client.end();
  }
}
