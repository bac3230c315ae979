import { ANSWER_MS } from '../callers/phone.js';
import type { Scene } from '../scenes/scene.js';
import type { Row } from './row.js';

type Measured = Omit<Row, 'broken' | 'skipped'>;

/** What is wrong with what a scene came to. */
export function whatIsBroken({ isAway = false, turnsAway = false }: Pick<Scene, 'isAway' | 'turnsAway'>, row: Measured): string[] {
  const { toldButMissing, doubles, wronglyNo, unowned } = row.disagreement;
  const faults: [boolean, string][] = [
    [row.booked === 0, 'nobody booked anything: the scene shows nothing'],
    [toldButMissing.length > 0, `told but missing: ${some(toldButMissing)}`],
    [doubles.length > 0, `double: ${some(doubles)}`],
    [wronglyNo.length > 0, `a free time was denied in the end: ${some(wronglyNo)}`],
    [unowned.length > 0, `in the calendar but not ours: ${some(unowned)}`],
    [row.unsettled > 0, `${row.unsettled} attempts, events or claims are not settled`],
    [row.slowestMs >= ANSWER_MS, `the slowest answer took ${Math.round(row.slowestMs)} ms`],
    [row.noSentence > 0, `${row.noSentence} answers without a sentence`],
    [!isAway && row.unreachable > 0, `${row.unreachable} calls got no answer although a process was there`],
    [!turnsAway && row.turnedAway > 0, `${row.turnedAway} calls got a 401`],
  ];
  return faults.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

function some(lines: string[]): string {
  return lines.length > 3 ? `${lines.slice(0, 3).join('; ')} and ${lines.length - 3} more` : lines.join('; ');
}
