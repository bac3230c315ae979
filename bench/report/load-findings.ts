import type { Comparison } from '../load/compare.js';
import { percentile, sum } from '../load/figures.js';
import type { Measured } from '../load/rounds.js';
import { type Line, type Ratio, allLatencies, summarise } from '../load/summary.js';
import { type Findings, type Table, type Verdict, percent, short } from './report.js';

/** Above this the load generator, not who was called, may have been measured. */
const TOO_BUSY = 0.9;

export function loadFindings({ rounds, memoryMb, ownMsAtMost }: Comparison): Findings {
  const { lines, ratios } = summarise(rounds);
  const bookings = allLatencies(rounds.of('product', 'booking', 8));
  const p99 = bookings.length > 0 ? percentile(bookings, 99) : null;
  return {
    title: 'Calls: the product beside the bare reference',
    tables: [lineTable(lines), ratioTable(ratios)],
    notes: [notes(rounds.measured, ownMsAtMost, memoryMb)],
    verdicts: [...shares(ratios), ...latency(p99), memory(memoryMb.product)],
    data: { lines, ratios, memoryMb, booking: { p99MsAt8: p99, ownHistogramP99MsAtMost: ownMsAtMost } },
  };
}

function lineTable(lines: Line[]): Table {
  return {
    head: ['function', 'conn.', 'who', 'calls/s', 'p50 ms', 'p99 ms', 'CPU ms/call', 'PostgreSQL ms/call', 'odd'],
    rows: lines.map((each) => [
      ...[each.talk, String(each.connections), each.who, short(each.callsPerSecond), short(each.p50Ms), short(each.p99Ms)],
      ...[short(each.cpuMsPerCall), short(each.postgresMsPerCall), oddText(each.odd)],
    ]),
  };
}

function oddText(odd: Record<string, number>): string {
  const entries = Object.entries(odd);
  return entries.length === 0 ? '0' : entries.map(([status, count]) => `${count} ${status}`).join(', ');
}

function ratioTable(ratios: Ratio[]): Table {
  return {
    head: ['product / reference', 'conn.', 'calls/s', 'of each round', 'CPU per call'],
    rows: ratios.map((each) => [
      ...[each.unstored ? `${each.talk}, reference leaves no row` : each.talk, String(each.connections), percent(each.calls)],
      ...[each.rounds.map(percent).join(' '), `${short(each.cpu)}x`],
    ]),
  };
}

function notes(measured: Measured[], ownMsAtMost: number, memoryMb: Comparison['memoryMb']): string {
  const busiest = Math.max(...measured.map(({ loadBusy }) => loadBusy));
  const questions = measured.filter(({ target, talk }) => target === 'product' && talk === 'availability');
  const asked = sum(questions.map(({ calendar }) => calendar['slots'] ?? 0));
  return [
    `The product's own histogram (own time without Cal.com's): p99 of bookings at 8 connections at most ${short(ownMsAtMost)} ms.`,
    `${sum(questions.map(({ calls }) => calls))} questions of the product's callers made ${asked} requests to the calendar.`,
    `Memory at its highest: product ${memoryMb.product} MB, reference ${memoryMb.reference} MB.`,
    `The load generator was busy for at most ${percent(busiest)} of a stage${busiest > TOO_BUSY ? ': it may have been what was measured' : ''}.`,
  ].join('\n');
}

function shares(ratios: Ratio[]): Verdict[] {
  return ratios
    .filter(({ connections, unstored }) => connections === 32 && !unstored)
    .flatMap(({ talk, calls, cpu }) => {
      const least = talk === 'booking' ? 0.5 : 0.6;
      const share = { target: `at least ${percent(least)} of the reference`, measured: percent(calls), ok: calls >= least };
      const cost = { target: 'at most 2x the reference', measured: `${short(cpu)}x`, ok: cpu <= 2 };
      const what = talk === 'booking' ? 'booking calls/s' : 'availability calls/s (warm)';
      const compared = { what: `${what} at 32 connections`, ...share };
      return talk === 'booking' ? [compared, { what: 'CPU per booking call at 32 connections', ...cost }] : [compared];
    });
}

function latency(p99: number | null): Verdict[] {
  if (p99 === null) return [];
  return [
    {
      what: 'booking call as its caller sees it, Cal.com at 0 ms, p99 at 8 connections',
      ...{ target: 'own time 50 ms', measured: `${short(p99)} ms`, ok: p99 <= 50 },
    },
  ];
}

function memory(measured: number): Verdict {
  return { what: 'memory of the process, at its highest', target: '< 250 MB', measured: `${measured} MB`, ok: measured < 250 };
}
