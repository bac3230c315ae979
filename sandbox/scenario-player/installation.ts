import type { AdminApi } from '../admin-api.js';

/** A running Frontdesk with the demo companies, and its calendar. */
export interface Installation {
  baseUrl: string;
  /** A webhook key of the workspace `default`. */
  retellKey: string;
  calcomOrigin: string;
  calcomKey: string;
  /** An operator's. */
  api: AdminApi;
  /** How long the expected end of a conversation is waited for; default 12 s, the time in which a lost answer is found again. */
  patienceMs?: number;
}
