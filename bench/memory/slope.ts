import { sum } from '../load/figures.js';

export interface Sample {
  /** Seconds since the load began. */
  at: number;
  value: number;
}

export interface Fit {
  perHour: number;
  /** Its standard error: a slope below twice of it may be none. */
  errorPerHour: number;
  mean: number;
}

const HOUR = 3_600;

/** The straight line through the samples with the least squares. */
export function fit(samples: Sample[]): Fit {
  const n = samples.length;
  const meanAt = sum(samples.map(({ at }) => at)) / n;
  const mean = sum(samples.map(({ value }) => value)) / n;
  const spread = sum(samples.map(({ at }) => (at - meanAt) ** 2));
  const slope = sum(samples.map(({ at, value }) => (at - meanAt) * (value - mean))) / spread;
  const residual = sum(samples.map(({ at, value }) => (value - mean - slope * (at - meanAt)) ** 2));
  const error = Math.sqrt(residual / Math.max(1, n - 2) / spread);
  return { perHour: slope * HOUR, errorPerHour: error * HOUR, mean };
}

/** The lowest of each so many seconds: what a garbage collection left, not what had gathered until the next one. */
export function lows(samples: Sample[], everySeconds: number): Sample[] {
  const windows = Map.groupBy(samples, ({ at }) => Math.floor(at / everySeconds));
  return [...windows.values()].map((window) => window.reduce((low, sample) => (sample.value < low.value ? sample : low)));
}
