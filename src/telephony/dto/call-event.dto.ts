import { createHash } from 'node:crypto';
import { z } from 'zod';
import { callId, moment, readJson, text } from '../retell-body.js';

const CALL = z.object({
  call_id: callId,
  call_type: text,
  direction: text,
  from_number: text,
  to_number: text,
  start_timestamp: moment,
  end_timestamp: moment,
  disconnection_reason: text,
  call_analysis: z.object({ call_summary: text }).nullable().catch(null),
});
const EVENT = z.object({ event: text, call: CALL.nullable().catch(null), transfer_destination: z.unknown().optional() });

/** A later one replaces the stored one: the transcript grows, and an analysis may be made anew (retell.md 1.2). */
const NEWEST_COUNTS: ReadonlySet<string> = new Set(['transcript_updated', 'call_analyzed']);
const ONCE_A_CALL: ReadonlySet<string> = new Set(['call_started', 'call_ended', ...NEWEST_COUNTS]);
/** How late in the call an event tells its facts; unknown events tell least. */
const FACTS_RANK: Readonly<Record<string, number>> = {
  call_started: 1,
  ...{ transcript_updated: 2, transfer_started: 2, transfer_bridged: 2, transfer_cancelled: 2, transfer_ended: 2 },
  ...{ call_ended: 3, call_analyzed: 4 },
};

export interface CallEvent {
  /** Retell's name of the event, also one that nobody knows yet. */
  name: string;
  known: boolean;
  factsRank: number;
  /** Equal for a repetition of the same event. */
  dedupKey: string;
  newestCounts: boolean;
  /** Null for chats and for what cannot be read. */
  call: z.infer<typeof CALL> | null;
}

/** Reads whatever Retell signed: an event nobody knows is kept as well, it only tells nothing. */
export function readCallEvent(body: Buffer | string): CallEvent {
  const { event, call, transfer_destination: destination } = EVENT.catch({ event: null, call: null }).parse(readJson(body));
  const name = event?.slice(0, 64) ?? 'unreadable';
  const known = Object.hasOwn(FACTS_RANK, name);
  return {
    ...{ name, known, call, factsRank: (known && FACTS_RANK[name]) || 0, newestCounts: call !== null && NEWEST_COUNTS.has(name) },
    dedupKey:
      call && known ? `${name}/${call.call_id}${ONCE_A_CALL.has(name) ? '' : transferKey(call, destination)}` : `${name}/${hashOf(body)}`,
  };
}

/** A call may be transferred several times; the destination is a phone number, so only its hash stands in the key. */
function transferKey(call: z.infer<typeof CALL>, destination: unknown): string {
  return `/${call.start_timestamp?.getTime() ?? ''}/${hashOf(JSON.stringify(destination ?? null)).slice(0, 16)}`;
}

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
