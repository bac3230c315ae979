import { z } from 'zod';
import { type CalledLine, callId, calledLine, moment, readJson, text } from '../retell-body.js';

/** `call_inbound` with its call id only since retell-sdk 5.65 (retell.md 4.1). */
const INBOUND = z.object({
  event_timestamp: moment,
  call_inbound: z.object({ call_id: callId.nullable().catch(null), from_number: text, to_number: text }),
});

export interface CallInbound extends CalledLine {
  providerCallId: string | null;
  ringsAt: Date | null;
}

/** Null when the bytes do not ask about a call. */
export function readCallInbound(rawBody: Buffer): CallInbound | null {
  const read = INBOUND.safeParse(readJson(rawBody));
  if (!read.success) return null;
  const { call_inbound: call, event_timestamp: ringsAt } = read.data;
  return { ...calledLine(call), providerCallId: call.call_id, ringsAt };
}
