import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Scenario, SCENARIO_SCHEMA, type Step, STEP_SCHEMAS, type StepKind } from './scenario-schema.js';

export const SCENARIO_FOLDER = join('sandbox', 'scenarios');
const KINDS = Object.keys(STEP_SCHEMAS).filter(isKind);

/** The names of all scenarios, without .yaml. */
export function scenarioNames(folder = SCENARIO_FOLDER): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => file.slice(0, -'.yaml'.length)).toSorted();
}

export function readScenario(id: string, folder = SCENARIO_FOLDER): Scenario {
  const file = join(folder, `${id}.yaml`);
  if (!existsSync(file)) throw new Error(`there is no scenario "${id}"; npm run call -- scenario --list names them all`);
  return scenarioOf(id, file, readFileSync(file, 'utf8'));
}

/** A scenario from its text; what is wrong is named by file, step and field. */
export function scenarioOf(id: string, file: string, text: string): Scenario {
  const { steps, ...rest } = checked(SCENARIO_SCHEMA, readYaml(file, text), file);
  const read = steps.map((step, index) => stepOf(step, index + 1, file));
  refuseUnknownReferences(read, file);
  return { id, ...rest, steps: read };
}

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function stepOf(raw: Record<string, unknown>, number: number, file: string): Step {
  const kind = KINDS.find((each) => each in raw);
  if (!kind) throw new Error(`${file}, step ${number}: must have one of the fields ${KINDS.join(', ')}`);
  const where = `${file}, step ${number} (${kind})`;
  switch (kind) {
    case 'function':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
    case 'send_again':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
    case 'event':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
    case 'call_again':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
    case 'calendar':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
    case 'office':
      return { kind, number, ...checked(STEP_SCHEMAS[kind], raw, where) };
  }
}

function isKind(word: string): word is StepKind {
  return word in STEP_SCHEMAS;
}

/** The same bytes can only be sent again, and the same answer only be expected, after a function step of that name. */
function refuseUnknownReferences(steps: Step[], file: string): void {
  const known = new Set<string>();
  for (const step of steps) {
    const where = `${file}, step ${step.number} (${step.kind})`;
    const named = step.kind === 'send_again' ? [['send_again', step.send_again]] : [];
    if (step.kind === 'function' || step.kind === 'send_again') named.push(['expect.same_answer_as', step.expect.same_answer_as ?? '']);
    for (const [field, name] of named) {
      if (name && !known.has(name)) throw new Error(`${where}, field ${field}: no earlier function step has the name "${name}"`);
    }
    if (step.kind === 'function' && step.name) known.add(step.name);
  }
}

function checked<T extends z.ZodType>(schema: T, raw: unknown, where: string): z.output<T> {
  const { success, data, error } = schema.safeParse(raw);
  if (success) return data;
  throw new Error(error.issues.flatMap((issue) => told(issue, where, [])).join('\n'));
}

/** Of a union the branch that came furthest tells most: the one whose mistakes lie deepest. */
function told(issue: z.core.$ZodIssue, where: string, above: PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: z.core.$ZodIssue[]): number => Math.max(...issues.map((each) => each.path.length));
    const best = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    return best.flatMap((each) => told(each, where, path));
  }
  return [`${where}${path.length > 0 ? `, field ${path.join('.')}` : ''}: ${issue.message}`];
}
