import type { Argument, FunctionName, Tool } from './use-tools';

/** What was entered, by the name of the argument: functions share what they have in common. */
export type Values = Record<string, string | boolean>;

/** A trial as it is entered. */
export interface Draft {
  fn: FunctionName;
  values: Values;
  /** Arguments written as JSON instead; null while the form counts. */
  json: string | null;
  callerNumber: string;
  isHidden: boolean;
  isReal: boolean;
}

const E164 = /^\+[1-9]\d{4,14}$/;

/** Numbers that were set apart for fiction, in the country of the number that is called. */
function madeUpCaller(number: string): string {
  return number.startsWith('+49') ? '+4917604069010' : '+447700900123';
}

/** Enough for a booking, save the time. */
export function firstDraft(number: string, name: string): Draft {
  return {
    ...{ fn: 'book_appointment', json: null, isHidden: false, isReal: false },
    callerNumber: madeUpCaller(number),
    values: { customer_name: name, caller_confirmed: true },
  };
}

/** Null for what is no number. */
export function dialled(text: string): string | null {
  const number = text.replaceAll(/[\s()/-]/g, '');
  return E164.test(number) ? number : null;
}

/** The arguments as an agent would send them; null for JSON that is no object. */
export function argsOf(tool: Tool, { values, json }: Pick<Draft, 'values' | 'json'>): Record<string, unknown> | null {
  if (json !== null) return objectIn(json);
  return Object.fromEntries(
    tool.args.flatMap((argument) => {
      const value = valueOf(argument, values[argument.name] ?? '');
      return value === undefined ? [] : [[argument.name, value]];
    }),
  );
}

function valueOf({ kind }: Argument, entered: string | boolean): unknown {
  if (typeof entered === 'boolean') return entered;
  const text = entered.trim();
  if (text === '') return undefined;
  if (kind === 'number') return Number(text);
  return kind === 'answers' ? answersIn(text) : text;
}

/** One answer a line, `slug: answer`. */
function answersIn(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(lines.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? '']] : [])));
}

function objectIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
