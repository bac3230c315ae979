import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const FOLDER = new URL('../../recordings/', import.meta.url);

const request = z.object({ method: z.string(), path: z.string(), headers: z.record(z.string(), z.string()), body: z.unknown().optional() });
const response = z.object({ status: z.number(), headers: z.record(z.string(), z.string()).default({}), body: z.unknown().optional() });
const exchange = z.object({ request, response });
const single = exchange.transform((one) => [one]);
const several = z.object({ results: z.array(exchange) }).transform((many) => many.results);

const step = z.object({
  name: z.string(),
  at: z.string(),
  server: z.enum(['2025-12', '2026-02']),
  /** How many of the requests were sent at the same moment. */
  together: z.number().optional(),
});

export type RecordedRequest = z.output<typeof request>;
export type RecordedResponse = z.output<typeof response>;
export type Exchange = z.output<typeof exchange>;
export type Step = z.output<typeof step>;

/** The recordings in the order in which they were made. */
export const steps = z.array(step).parse(read('calcom-order.json'));

export const allowedDifferences = z
  .object({ atMost: z.number(), differences: z.record(z.string(), z.string()) })
  .parse(read('allowed-differences.json'));

export function exchangesOf(name: string): Exchange[] {
  return z.union([several, single]).parse(read(`calcom/${name}.json`));
}

export const recordedDeliveries = z
  .object({ deliveries: z.array(z.object({ url: z.string(), body: z.unknown() })) })
  .parse(read('calcom/webhook-deliveries.json')).deliveries;

export const recordedLimit = z
  .object({ results: z.array(response.extend({ headers: z.record(z.string(), z.string()) })) })
  .parse(read('calcom/rate-limit.json')).results;

export function recordingNames(): string[] {
  return readdirSync(new URL('calcom/', FOLDER)).map((file) => file.replace(/\.json$/, ''));
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}
