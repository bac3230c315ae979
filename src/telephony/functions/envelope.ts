import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CalledLine, callId, calledLine, dialled, moment, readJson, storable, text } from '../retell-body.js';

const INVOCATION = z.object({ role: z.literal('tool_call_invocation'), tool_call_id: z.string().min(1), name: z.string() });

/** Retell's function request, read tolerantly: only what is needed must be there (retell.md 3.2). */
const ENVELOPE = z.object({
  name: z.string().min(1),
  args: z.record(z.string(), z.unknown()).nullish(),
  call: z.object({
    call_id: callId,
    call_type: text,
    direction: text,
    from_number: text,
    to_number: text,
    start_timestamp: moment,
    transcript_with_tool_calls: z.array(z.unknown()).nullish().catch(null),
  }),
});

export interface FunctionEnvelope extends CalledLine {
  name: string;
  args: Record<string, unknown>;
  providerCallId: string;
  /** The number whose country says which language to speak, also when it leads to no company. */
  languageNumber: string;
  startedAt: Date | null;
  /** Same key, same answer (invariant 14). */
  key: string;
  bodyHash: string;
}

/** Null when the bytes are no function call. */
export function readEnvelope(rawBody: Buffer): FunctionEnvelope | null {
  const read = ENVELOPE.safeParse(readJson(storable(rawBody)));
  if (!read.success) return null;
  const { name, args, call } = read.data;
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  return {
    name,
    args: args ?? {},
    providerCallId: call.call_id,
    ...calledLine(call),
    languageNumber: dialled(call.to_number ?? '') ?? '',
    startedAt: call.start_timestamp,
    key: `${call.call_id}/${lastInvocation(call.transcript_with_tool_calls ?? [], name) ?? bodyHash}`,
    bodyHash,
  };
}

function lastInvocation(items: unknown[], name: string): string | null {
  for (const item of items.toReversed()) {
    const read = INVOCATION.safeParse(item);
    if (read.success && read.data.name === name) return read.data.tool_call_id;
  }
  return null;
}
