import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Schema, answerOf, api } from '../api/client';

export type FunctionName = Schema<'TryCallDto'>['function'];

/** How an argument is entered: by its name where that says more than its type. */
export type ArgumentKind = 'service' | 'start' | 'day' | 'time' | 'part_of_day' | 'yes_or_no' | 'number' | 'answers' | 'text';

export interface Argument {
  name: string;
  kind: ArgumentKind;
  isRequired: boolean;
  /** For the model, in English. */
  description: string;
}

/** A function that agents may call, with what it takes. */
export interface Tool {
  name: FunctionName;
  args: Argument[];
}

const BY_NAME: Record<string, ArgumentKind> = {
  ...{ service: 'service', start: 'start', new_start: 'start', date: 'day', time: 'time', part_of_day: 'part_of_day' },
};
const BY_TYPE: Record<string, ArgumentKind> = { boolean: 'yes_or_no', integer: 'number', number: 'number', object: 'answers' };

/** The functions as agents are told of them: what the form offers and what is served cannot drift. */
export function useTools(): UseQueryResult<Tool[]> {
  return useQuery({
    queryKey: ['retell', 'tools'],
    staleTime: Infinity,
    queryFn: async () => {
      const { tools } = await answerOf(api.GET('/api/v1/retell/tools'));
      return tools.flatMap(({ name, parameters }) => (isFunction(name) ? [{ name, args: argumentsOf(parameters) }] : []));
    },
  });
}

const FUNCTIONS: Record<FunctionName, true> = {
  ...{ list_services: true, check_availability: true, book_appointment: true, find_appointments: true },
  ...{ reschedule_appointment: true, cancel_appointment: true, request_callback: true },
};

function isFunction(name: string): name is FunctionName {
  return name in FUNCTIONS;
}

function argumentsOf({ properties, required }: Record<string, unknown>): Argument[] {
  const needed: unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties ?? {}).map(([name, schema]) => {
    const { type, description }: { type?: unknown; description?: unknown } = schema;
    return {
      name,
      kind: BY_NAME[name] ?? BY_TYPE[String(type)] ?? 'text',
      isRequired: needed.includes(name),
      description: typeof description === 'string' ? description : '',
    };
  });
}
