import { aligned } from '../../bench/report/print.js';
import { ANSWER_MS } from '../callers/phone.js';
import type { Row } from './row.js';
import type { Verdict } from './verdict.js';

const HEAD = ['scene', 'calls', 'booked', 'repeated', 'unreachable', 'told-but-missing', 'doubles', 'unsettled', 'slowest ms', ''];

/** A row a scene, what was done in each, what is broken, and the verdict. */
export function asText(rows: Row[], verdict: Verdict): string {
  const did = rows.map((row) => `${row.scene}: ${row.skipped === null ? details(row) : `skipped: ${row.skipped}`}`);
  const broken = rows.flatMap((row) => row.broken.map((words) => `BROKEN ${row.scene}: ${words}`));
  return [
    aligned({ head: HEAD, rows: rows.map(cells) }),
    did.join('\n'),
    ...(broken.length > 0 ? [broken.join('\n')] : []),
    line(verdict),
  ].join('\n\n');
}

function cells(row: Row): string[] {
  if (row.skipped !== null) return [row.scene, ...HEAD.slice(1, -1).map(() => '–'), 'skipped'];
  const { disagreement, broken } = row;
  const figures = [row.calls, row.booked, row.repeated, row.unreachable, disagreement.toldButMissing.length, disagreement.doubles.length];
  return [row.scene, ...[...figures, row.unsettled, Math.round(row.slowestMs)].map(String), broken.length > 0 ? 'broken' : 'well'];
}

function details({ did, rangAgain }: Row): string {
  return rangAgain === 0 ? did : `${did}; ${rangAgain} callers were left without a promise and rang again afterwards`;
}

function line({ toldButMissing, doubles, unsettled, slowestMs, well, broken, skipped }: Verdict): string {
  const figures = `told-but-missing ${toldButMissing}, doubles ${doubles}, unsettled ${unsettled}, slowest answer ${slowestMs} ms (below ${ANSWER_MS})`;
  const left = skipped.length > 0 ? `; skipped: ${skipped.join(', ')}` : '';
  return `${figures}: ${well ? 'well' : `broken${broken.length > 0 ? ` in ${broken.join(', ')}` : ''}`}${left}`;
}
