import { CONNECTIONS_TRIED } from './compare.js';
import { median, percentile, sum } from './figures.js';
import type { Measured, Rounds } from './rounds.js';
import { TALKS, type Talk } from './stage.js';

/** All rounds of one kind of stage. */
export interface Line {
  who: string;
  talk: Talk;
  connections: number;
  callsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMsPerCall: number;
  postgresMsPerCall: number;
  odd: Record<string, number>;
}

/** Product to reference. */
export interface Ratio {
  talk: Talk;
  /** The reference left no row. */
  unstored: boolean;
  connections: number;
  /** Calls a second: the median of the rounds, and all of them. */
  calls: number;
  rounds: number[];
  cpu: number;
}

export function summarise(rounds: Rounds): { lines: Line[]; ratios: Ratio[] } {
  const lines: Line[] = [];
  const ratios: Ratio[] = [];
  for (const talk of TALKS)
    for (const connections of CONNECTIONS_TRIED) {
      const product = rounds.of('product', talk, connections);
      if (product.length === 0) continue;
      lines.push(lineOf('product', product));
      for (const unstored of talk === 'availability' ? [false, true] : [false]) {
        const reference = rounds.of('reference', talk, connections, unstored);
        lines.push(lineOf(unstored ? 'reference, no row' : 'reference', reference));
        ratios.push({ talk, unstored, connections, ...ratioOf(product, reference) });
      }
    }
  return { lines, ratios };
}

export function allLatencies(measured: Measured[]): number[] {
  return measured.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b);
}

function lineOf(who: string, measured: Measured[]): Line {
  const [first] = measured;
  if (!first) throw new Error(`nothing was measured of ${who}`);
  const latencies = allLatencies(measured);
  const odd: Record<string, number> = {};
  for (const each of measured) for (const [status, count] of Object.entries(each.odd)) odd[status] = (odd[status] ?? 0) + count;
  return {
    ...{ who, talk: first.talk, connections: first.connections, odd },
    callsPerSecond: median(measured.map((each) => each.callsPerSecond)),
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    cpuMsPerCall: perCall(measured, (each) => each.cpuMsPerCall),
    postgresMsPerCall: perCall(measured, (each) => each.postgresMsPerCall),
  };
}

function perCall(measured: Measured[], value: (each: Measured) => number): number {
  return sum(measured.map((each) => value(each) * each.calls)) / sum(measured.map((each) => each.calls));
}

/** Of the two stages that stood side by side. */
function ratioOf(product: Measured[], reference: Measured[]): { calls: number; rounds: number[]; cpu: number } {
  const rounds = product.flatMap((each) => {
    const beside = reference.find(({ round }) => round === each.round);
    return beside ? [each.callsPerSecond / beside.callsPerSecond] : [];
  });
  return { calls: median(rounds), rounds, cpu: lineOf('product', product).cpuMsPerCall / lineOf('reference', reference).cpuMsPerCall };
}
