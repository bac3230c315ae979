import pg from 'pg';

export interface RecordedStatement {
  text: string;
  values: unknown[];
  ms: number;
}

type Query = (...args: unknown[]) => unknown;

/**
 * Every statement that this process sends while `work` runs, also `begin` and `commit`: all of them pass pg's Client, whoever makes
 * them.
 */
export async function recordedStatements(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
  const recorded: RecordedStatement[] = [];
  const standing: Query = Reflect.get(pg.Client.prototype, 'query');
  const query = function (this: pg.Client, ...args: unknown[]): unknown {
    const began = performance.now();
    const statement = { ...readQuery(args), ms: Number.NaN };
    recorded.push(statement);
    const answered = (): void => void (statement.ms = performance.now() - began);
    const sent = standing.apply(this, withWatchedCallback(args, answered));
    return sent instanceof Promise ? sent.finally(answered) : sent;
  };
  Reflect.set(pg.Client.prototype, 'query', query);
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', standing);
  }
  return recorded;
}

/** pg's pool waits for its clients by callback. */
function withWatchedCallback(args: unknown[], answered: () => void): unknown[] {
  const last = args.at(-1);
  if (typeof last !== 'function') return args;
  const watched = (...results: unknown[]): unknown => {
    answered();
    return Reflect.apply(last, undefined, results);
  };
  return [...args.slice(0, -1), watched];
}

function readQuery([first, second]: unknown[]): { text: string; values: unknown[] } {
  const query = typeof first === 'string' ? { text: first } : (first as { text?: string; values?: unknown[] });
  return { text: query.text ?? '', values: (Array.isArray(second) ? second : query.values) ?? [] };
}
