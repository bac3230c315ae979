import { z } from 'zod';
import { text } from './retell-body.js';

export const SPEAKERS = ['agent', 'user', 'transfer_target', 'tool_call', 'tool_result'] as const;

export interface TranscriptLine {
  role: (typeof SPEAKERS)[number];
  /** What was said; of a `tool_call` the function's name, of a `tool_result` what the agent was given to say. */
  text: string;
  /** Milliseconds since the call began; null where Retell does not say. */
  at_ms: number | null;
}

/** The three forms in which a payload may hold what was said, as they were stored. */
export interface StoredTranscript {
  withTools: unknown;
  spoken: unknown;
  plain: unknown;
}

const seconds = z.number().nonnegative().nullable().catch(null);
const ITEM = z.object({
  role: z.string(),
  content: text,
  name: text,
  words: z.array(z.object({ start: seconds }).catch({ start: null })).catch([]),
  time_sec: seconds,
});
const ITEMS = z.array(ITEM.nullable().catch(null)).catch([]);
/** Retell's names of what its agents ask functions (retell.md 1.3). */
const TOOL_ROLES: Readonly<Record<string, TranscriptLine['role']>> = { tool_call_invocation: 'tool_call', tool_call_result: 'tool_result' };
/** A turn of the plain text; a line without a speaker goes on with the turn before it. */
const TURN = /^(agent|user|transfer[ _]target):[ \t]*/i;

/** What was said, line by line, from the form that holds most; null when there is none. Unknown roles and keys are ignored. */
export function readTranscript({ withTools, spoken, plain }: StoredTranscript): TranscriptLine[] | null {
  const found = [itemLines(withTools), itemLines(spoken), plainLines(plain)].find((lines) => lines.length > 0);
  return found ?? null;
}

function itemLines(items: unknown): TranscriptLine[] {
  return ITEMS.parse(items).flatMap((item) => {
    const role = item && (TOOL_ROLES[item.role] ?? SPEAKERS.find((speaker) => speaker === item.role));
    const said = item && (role === 'tool_call' ? item.name : role === 'tool_result' ? messageIn(item.content) : item.content);
    if (!item || !role || !said) return [];
    const at = item.words[0]?.start ?? item.time_sec;
    return [{ role, text: said, at_ms: at === null ? null : Math.round(at * 1_000) }];
  });
}

/** Our own answers are JSON with the sentence in `message`; another tool's are shown as they are. */
function messageIn(content: string | null): string | null {
  const answer = z.object({ message: text }).safeParse(jsonOrNull(content));
  return answer.data?.message ?? content;
}

function jsonOrNull(content: string | null): unknown {
  try {
    return content === null ? null : JSON.parse(content);
  } catch {
    return null;
  }
}

function plainLines(plain: unknown): TranscriptLine[] {
  if (typeof plain !== 'string') return [];
  const lines: TranscriptLine[] = [];
  for (const line of plain.split(/\r?\n/)) {
    const [prefix, name = ''] = TURN.exec(line) ?? [];
    const last = lines.at(-1);
    if (prefix !== undefined) lines.push({ role: roleOf(name), text: line.slice(prefix.length).trim(), at_ms: null });
    else if (last && line.trim() !== '') last.text = `${last.text} ${line.trim()}`.trim();
  }
  return lines.filter((line) => line.text !== '');
}

function roleOf(name: string): TranscriptLine['role'] {
  const plainName = name.toLowerCase().replace(' ', '_');
  return SPEAKERS.find((speaker) => speaker === plainName) ?? 'user';
}
