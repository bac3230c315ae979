/** A stored message of a provider, without its body: that tells of callers. */
export interface ReceiptView {
  id: string;
  source: string;
  state: 'stored' | 'pending' | 'done';
  attempts: number;
  bytes: number;
  receivedAt: string;
  /** Null unless it waits to be worked on. */
  nextAttemptAt: string | null;
  isReplayable: boolean;
}

/** Whose receipts can be worked on again: call events only. Functions answered a caller, and Cal.com's are read anew by themselves. */
export const REPLAYABLE_SOURCE = 'retell_event';

export const RECEIPT_COLUMNS = `
  r.id, r.source, r.state, r.attempts, octet_length(r.body) as bytes, to_json(r.received_at)#>>'{}' as "receivedAt",
  case when r.state = 'pending' then to_json(r.next_attempt_at)#>>'{}' end as "nextAttemptAt",
  r.source = '${REPLAYABLE_SOURCE}' as "isReplayable"`;
