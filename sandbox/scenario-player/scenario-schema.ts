import { z } from 'zod';
import { OK_STATUSES, REFUSAL_STATUSES } from '../../src/contracts/error-codes.js';
import { faultSchema } from '../calcom-server/faults.js';

const text = z.string({ error: 'must be a text (numbers and phone numbers in quotes)' }).min(1);
const clockTime = z.string().regex(/^\d\d:\d\d$/, 'must be a time such as "10:00"');
const texts = z.union([text.transform((one) => [one]), z.array(text)]).default([]);
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const status = z.enum([...OK_STATUSES, ...REFUSAL_STATUSES], { error: 'is no status of Frontdesk' });

const expectedAnswer = z.strictObject({
  http: z.int().default(200),
  status: status.optional(),
  says: texts,
  never_says: texts,
  with: z.record(z.string(), value).default({}),
  without: z.array(text).default([]),
  within_ms: z.int().positive().optional(),
  same_answer_as: text.optional(),
  chain_breaks_at: text.optional(),
});

const expectedOfEvent = z.strictObject({
  http: z.int().optional(),
  with: z.record(z.string(), value).default({}),
  without: z.array(text).default([]),
});

const common = { name: text.optional(), note: text.optional(), caller_says: text.optional() };
const atOnce = z.int().min(1).max(50).default(1);

/** What a step may be, by the word it begins with. */
export const STEP_SCHEMAS = {
  function: z.strictObject({
    ...common,
    function: text,
    arguments: z.record(z.string(), z.unknown()).default({}),
    at_once: atOnce,
    until_seconds: z.number().positive().optional(),
    signed_with: z.literal('wrong key').optional(),
    expect: expectedAnswer,
  }),
  send_again: z.strictObject({ ...common, send_again: text, at_once: atOnce, expect: expectedAnswer }),
  event: z.strictObject({
    ...common,
    event: text,
    call: z.record(z.string(), z.unknown()).default({}),
    expect: expectedOfEvent.prefault({}),
  }),
  call_again: z.strictObject({ ...common, call_again: z.strictObject({ phone: text.optional(), caller: text.optional() }) }),
  calendar: z.strictObject({
    ...common,
    calendar: z.union([
      z.strictObject({ fault: faultSchema }),
      z.strictObject({ foreign_booking: z.strictObject({ service: text, start: text }) }),
      z.strictObject({ host_cancels: text }),
      z.strictObject({ host_confirms: text }),
      z.strictObject({ host_declines: text }),
      z.strictObject({ faults: z.literal('over') }),
    ]),
  }),
  office: z.strictObject({
    ...common,
    office: z.union([
      z.strictObject({ service: text, set: z.record(z.string(), value) }),
      z.strictObject({ service: text, not_offered_at: text }),
      z.strictObject({ company: z.record(z.string(), value) }),
    ]),
  }),
};

const placed = z.strictObject({ service: text, start: text, branch: text.optional() });

/** Everything of a scenario but its steps. */
export const SCENARIO_SCHEMA = z.strictObject({
  title: text,
  phone: text,
  caller: text.default('visible'),
  free: z
    .strictObject({
      service: z.union([text.transform((one) => [one]), z.array(text).min(1)]),
      from: clockTime,
      to: clockTime,
      days: z.int().min(1).max(5).default(1),
    })
    .optional(),
  steps: z.array(z.record(z.string(), z.unknown())).min(1),
  in_the_end: z.strictObject({
    database: z.array(placed.extend({ status: text })),
    calendar: z.array(placed.extend({ status: z.enum(['accepted', 'pending']).default('accepted') })),
    callbacks: z.array(text).default([]),
    call: z.record(z.string(), value).default({}),
  }),
});

export type StepKind = keyof typeof STEP_SCHEMAS;
type StepOf<K extends StepKind> = { kind: K; number: number } & z.output<(typeof STEP_SCHEMAS)[K]>;
export type FunctionStep = StepOf<'function'>;
export type SendAgainStep = StepOf<'send_again'>;
export type EventStep = StepOf<'event'>;
export type CallAgainStep = StepOf<'call_again'>;
export type CalendarStep = StepOf<'calendar'>;
export type OfficeStep = StepOf<'office'>;
export type Step = FunctionStep | SendAgainStep | EventStep | CallAgainStep | CalendarStep | OfficeStep;

export type ExpectedAnswer = z.output<typeof expectedAnswer>;
export type Ending = z.output<typeof SCENARIO_SCHEMA>['in_the_end'];
export type FreeTime = NonNullable<z.output<typeof SCENARIO_SCHEMA>['free']>;

/** One scripted conversation, read from its file. */
export interface Scenario extends Omit<z.output<typeof SCENARIO_SCHEMA>, 'steps'> {
  /** The file's name without .yaml. */
  id: string;
  steps: Step[];
}
