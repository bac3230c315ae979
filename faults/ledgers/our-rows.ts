import { callId } from '../callers/wishes.js';
import type { Database } from '../house/database.js';

/** A booking as our database has it. */
export interface OurRow {
  id: string;
  /** Id of the phone call, which is the wish's. */
  wish: string;
  status: string;
  reference: string;
  uid: string | null;
}

export function ourRows(database: Database, scene: string): Promise<OurRow[]> {
  return database.sql<OurRow>(
    `select b.id, c.provider_call_id as wish, b.status, b.reference, b.calcom_uid as uid
     from bookings b join calls c on c.company_id = b.company_id and c.id = b.call_id where starts_with(c.provider_call_id, $1)`,
    [callId(scene, '')],
  );
}
