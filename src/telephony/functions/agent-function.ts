import { z } from 'zod';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { FunctionName } from '../spoken/function-name.js';

/** A function that phone agents may call: what is served as its schema is what comes in is checked against. */
export interface AgentFunction {
  readonly name: FunctionName;
  /** For the model: what it does and when to call it. */
  readonly description: string;
  readonly args: z.ZodObject;
  /** Arguments that the model must give; one that is missing all the same is asked for, not refused. */
  readonly required: string[];
  run(call: CallIdentity, args: Record<string, unknown>): Promise<Outcome>;
}

/** Injection token of all served functions. */
export const AGENT_FUNCTIONS = Symbol('AGENT_FUNCTIONS');

/** The JSON Schema that Retell gives to the model. */
function parametersOf({ args, required }: AgentFunction): Record<string, unknown> {
  const { $schema: _dialect, additionalProperties: _open, ...schema } = z.toJSONSchema(args, { io: 'input' });
  return { ...schema, required };
}

/** A function as a model is told of it. */
export interface ToolView {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** What is served as a tool and what is provisioned at Retell: one source, so that they cannot drift. */
export function toolOf(definition: AgentFunction): ToolView {
  return { name: definition.name, description: definition.description, parameters: parametersOf(definition) };
}

/** Models send null or "" for what they do not know, and numbers and truths as text; neither is a wrong type. */
export function readArguments(
  definition: AgentFunction,
  given: Record<string, unknown>,
): { args: Record<string, unknown> } | { invalid: string[] } {
  const named = Object.entries(given).filter(([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''));
  const read = definition.args.safeParse(Object.fromEntries(named));
  if (read.success) return { args: read.data };
  return { invalid: [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))] };
}

/** A whole number that may come as text. */
export const wholeNumber = z.preprocess(
  (value) => (typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value),
  z.int().positive(),
);

/** Only true, or the text "true", is a yes. */
export const yes = z.preprocess((value) => (typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value), z.boolean());

/** A text that may come as a number: a bare number is a name. */
export const words = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());
