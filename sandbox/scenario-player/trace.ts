import type { ChainStep } from '../retell-caller/describe.js';
import type { Played, Turn } from './player.js';

/** The head of a conversation's trace. */
export function heading(id: string, title: string): string {
  return `\n${id}: ${title}`;
}

/** One turn as caller, agent and Frontdesk had it. */
export function traceOf(turn: Turn, chain: ChainStep[] | null): string {
  const { step, asked, answer, seen, misses } = turn;
  const end = step === 'in the end';
  return [
    ...(!end && step.note ? [`      (${step.note})`] : []),
    ...(!end && step.caller_says ? [`      caller     "${step.caller_says}"`] : []),
    `  ${end ? '  ' : String(step.number).padStart(2)}  ${end ? asked : `${speaker(turn)} ${asked}`}`,
    ...(answer ? [`      frontdesk  ${text(answer.body.status)} (HTTP ${answer.httpStatus}, ${answer.ms} ms)`] : []),
    ...(answer ? [`                 "${text(answer.body.message ?? answer.body.detail)}"`, ...fields(answer.body)] : []),
    ...(chain && chain.length > 0 ? [`      chain      ${chain.map(link).join(' > ')}`] : []),
    ...seen.map((line) => `                 ${line}`),
    ...misses.map((each) => `      MISS       ${each}`),
  ].join('\n');
}

/** All conversations in one table, and what was missed. */
export function summary(all: Played[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const missed = all.filter(({ misses }) => misses.length > 0);
  return [
    '',
    ...all.map(
      ({ id, title, ms, misses }) => `${misses.length === 0 ? 'ok  ' : 'MISS'} ${id.padEnd(width)} ${String(ms).padStart(6)} ms  ${title}`,
    ),
    ...missed.flatMap(({ id, misses }) => misses.map((each) => `     ${id}, ${each}`)),
    `${all.length} conversations, ${missed.length === 0 ? 'all as expected' : `${missed.length} not as expected`}`,
  ].join('\n');
}

function speaker({ step }: Turn): string {
  switch (step === 'in the end' ? undefined : step.kind) {
    case 'function':
    case 'send_again':
      return 'agent     ';
    case 'event':
      return 'retell    ';
    case 'call_again':
      return 'caller    ';
    default:
      return 'meanwhile ';
  }
}

/** The machine-readable part, without what was said already. */
function fields(body: Record<string, unknown>): string[] {
  const told = Object.entries(body).filter(([name]) => !['ok', 'status', 'message', 'next_step', 'detail'].includes(name));
  return told.map(([name, value]) => `                 ${name}: ${JSON.stringify(value)}`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function link({ link: name, ok, what, reason }: ChainStep): string {
  return ok ? (what ?? name) : `BROKEN ${name}${what ? ` ${what}` : ''}${reason ? ` (${reason})` : ''}`;
}
