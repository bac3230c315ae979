import { differences, isRecord } from './comparison.js';
import { type Exchange, exchangesOf, type RecordedRequest, type RecordedResponse, type Step } from './recordings.js';

const NAMES = ['uid', 'seatUid', 'reservationUid', 'icsUid', 'id'];

/** Repeats recorded requests at a stand-in, with the uids that the stand-in makes in the place of the recorded ones. */
export class Replay {
  constructor(
    private readonly origin: string,
    private readonly renames = new Map<string, string>(),
  ) {}

  /** All differences of one step. */
  async run(step: Step): Promise<string[]> {
    const exchanges = exchangesOf(step.name);
    const size = step.together ?? 1;
    const found: string[] = [];
    for (let first = 0; first < exchanges.length; first += size) {
      found.push(...(await this.together(exchanges.slice(first, first + size), step)));
    }
    return found;
  }

  rename<T>(value: T): unknown {
    return JSON.parse(this.renamed(JSON.stringify(value)));
  }

  /** Which of several racers wins is chance: recorded and own answers are compared in the order of their status. */
  private async together(exchanges: Exchange[], step: Step): Promise<string[]> {
    const sent = exchanges.map((exchange) => this.send(exchange.request));
    const ours = byStatus(await Promise.all(sent), step);
    const recorded = byStatus(
      exchanges.map((exchange) => exchange.response),
      step,
    );
    return recorded.flatMap((response, index) => this.compare(response, ours[index], step));
  }

  private compare(recorded: RecordedResponse, ours: RecordedResponse | undefined, step: Step): string[] {
    if (!ours) return ['no answer'];
    if (recorded.status === 201 && ours.status === 201) this.learn(recorded.body, ours.body);
    const expected = { ...recorded, body: this.rename(recorded.body) };
    // The newer server had other people; a race has chance winners.
    return differences(expected, step.together === undefined ? ours : { ...ours, headers: recorded.headers }, {
      values: step.server === '2025-12' && step.together === undefined,
    });
  }

  private async send({ method, path, headers, body }: RecordedRequest): Promise<RecordedResponse> {
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? undefined);
    const response = await fetch(`${this.origin}${this.renamed(path)}`, {
      method,
      headers,
      ...(text === undefined ? {} : { body: this.renamed(text) }),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
  }

  private learn(recorded: unknown, ours: unknown): void {
    if (Array.isArray(recorded) && Array.isArray(ours)) recorded.forEach((item, index) => this.learn(item, ours[index]));
    if (!isRecord(recorded) || !isRecord(ours)) return;
    for (const [key, theirs] of Object.entries(recorded)) {
      const own = ours[key];
      if (NAMES.includes(key) && typeof theirs === 'string' && typeof own === 'string') this.renames.set(theirs, own);
      else this.learn(theirs, own);
    }
  }

  private renamed(text: string): string {
    let result = text;
    for (const [theirs, own] of this.renames) result = result.replaceAll(theirs, own);
    return result;
  }
}

function byStatus<T extends { status: number }>(responses: T[], step: Step): T[] {
  return step.together === undefined ? responses : [...responses].sort((a, b) => a.status - b.status);
}
