import { createHash } from 'node:crypto';
import { z } from 'zod';

const INVOCATION = z.object({ role: z.literal('tool_call_invocation'), tool_call_id: z.string().min(1), name: z.string() });

/** Retell's function request, read tolerantly: only what is needed must be there (retell.md 3.2). */
const ENVELOPE = z.object({
  name: z.string().min(1),
  args: z.record(z.string(), z.unknown()).nullish(),
  call: z.object({
    call_id: z.string().min(1),
    call_type: z.string().nullish(),
    direction: z.string().nullish(),
    from_number: z.string().nullish(),
    to_number: z.string().nullish(),
    start_timestamp: z.number().nullish(),
    transcript_with_tool_calls: z.array(z.unknown()).nullish(),
  }),
});

export interface FunctionEnvelope {
  name: string;
  args: Record<string, unknown>;
  providerCallId: string;
  /** Null for web calls and outbound calls: they lead to no company. */
  toNumber: string | null;
  /** The number whose country says which language to speak, also when it leads to no company. */
  languageNumber: string;
  /** Null when hidden: missing, empty or not E.164. */
  callerNumber: string | null;
  startedAt: Date | null;
  /** Same key, same answer (invariant 14). */
  key: string;
  bodyHash: string;
}

const E164 = /^\+[1-9]\d{4,14}$/;

/** Null when the bytes are no function call. */
export function readEnvelope(rawBody: Buffer): FunctionEnvelope | null {
  const read = ENVELOPE.safeParse(json(rawBody));
  if (!read.success) return null;
  const { name, args, call } = read.data;
  const inbound = call.call_type !== 'web_call' && (call.direction ?? 'inbound') === 'inbound';
  const bodyHash = createHash('sha256').update(rawBody).digest('hex');
  const from = call.from_number?.trim() ?? '';
  return {
    name,
    args: args ?? {},
    providerCallId: call.call_id,
    toNumber: inbound ? dialled(call.to_number) : null,
    languageNumber: dialled(call.to_number) ?? '',
    callerNumber: E164.test(from) ? from : null,
    startedAt: call.start_timestamp ? new Date(call.start_timestamp) : null,
    key: `${call.call_id}/${lastInvocation(call.transcript_with_tool_calls ?? [], name) ?? bodyHash}`,
    bodyHash,
  };
}

/** Some carriers' trunks deliver the dialled number without its plus (retell.md 4.4). */
function dialled(number: string | null | undefined): string | null {
  const text = number?.trim() ?? '';
  if (E164.test(text)) return text;
  return E164.test(`+${text}`) ? `+${text}` : null;
}

function lastInvocation(items: unknown[], name: string): string | null {
  for (const item of items.toReversed()) {
    const read = INVOCATION.safeParse(item);
    if (read.success && read.data.name === name) return read.data.tool_call_id;
  }
  return null;
}

function json(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return null;
  }
}
