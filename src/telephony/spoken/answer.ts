import type { Outcome } from '../../contracts/booking/outcome.js';
import { isOk, type Status } from '../../contracts/error-codes.js';
import { factsOf } from './facts.js';
import { fieldsOf } from './fields.js';
import type { FunctionName } from './function-name.js';
import { catalogueFor } from './languages.js';
import { nextStep } from './next-steps.js';
import { understoodOf } from './understood.js';

export type { FunctionName } from './function-name.js';

/** The body of every answer to a function call of the agent (design section 6, Answer). */
export interface Answer {
  ok: boolean;
  status: Status;
  /** One or two sentences for the caller. */
  message: string;
  /** An instruction to the model. */
  next_step: string;
  [field: string]: unknown;
}

/**
 * An outcome in words: the same outcome always gives the same ones.
 * @param language of the branch, or when the number led nowhere the one of its country (languageOfNumber)
 * @param now decides only whether a date is spoken with its year
 */
export function speak(fn: FunctionName, outcome: Outcome, language: string, now: Date): Answer {
  const words = catalogueFor(language);
  const understood = understoodOf(outcome, words, now);
  return {
    ok: isOk(outcome.status),
    status: outcome.status,
    message: words.messages[outcome.status](factsOf(fn, outcome, understood, words, now)),
    ...fieldsOf(fn, outcome, understood, words, now),
    next_step: nextStep(fn, outcome.status),
  };
}
