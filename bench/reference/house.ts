import type pg from 'pg';
import type { Agent } from 'undici';

/** What the reference works with. */
export interface House {
  pool: pg.Pool;
  agent: Agent;
  workspaceId: string;
  /** Ends in /v2. */
  calendarUrl: string;
  calcomKey: string;
  retellKey: string;
}

/** A function call as Retell sends it, as far as it is read. */
export interface FunctionCall {
  name: string;
  call: { call_id: string; from_number: string; to_number: string };
  args: Record<string, unknown>;
}

export type Answer = Record<string, unknown> & { ok: boolean; status: string };
