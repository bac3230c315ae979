import type { Course, MemoryFigures } from '../memory/measure-memory.js';
import { type Findings, percent, short } from './report.js';

/** What the second half may add to its own mean and still be called flat. */
const FLAT = 0.02;

export function memoryFindings({ minutes, told, courses, peakMb }: MemoryFigures): Findings {
  return {
    title: `Memory over ${minutes} minutes of load`,
    tables: [
      {
        head: ['MB', 'start', 'middle', 'end', 'highest', 'second half: MB/hour', '+-', 'of its mean'],
        rows: courses.map((course) => [
          ...[course.what, short(course.start), short(course.middle), short(course.end), short(course.highest)],
          ...[short(course.secondHalf.perHour), short(course.secondHalf.errorPerHour), percent(growth(course, minutes))],
        ]),
      },
    ],
    notes: [
      `${told.talks} talks; their function calls: ${Object.entries(told.answers)
        .map(([status, count]) => `${count} ${status}`)
        .join(', ')}.`,
      minutes < 30 ? 'So short a run shows that it works: caches and compiled code still grow.' : '',
    ].filter((note) => note !== ''),
    verdicts: [
      ...courses.map((course) => {
        const flat = growth(course, minutes) <= FLAT || course.secondHalf.perHour <= 2 * course.secondHalf.errorPerHour;
        const measured = `${flat ? 'flat' : 'growing'}, ${short(course.secondHalf.perHour)} MB an hour`;
        return { what: `${course.what} over ${minutes} minutes of load`, target: 'flat in the second half', measured, ok: flat };
      }),
      { what: 'memory of the process meanwhile, at its highest', target: '< 250 MB', measured: `${peakMb} MB`, ok: peakMb < 250 },
    ],
    data: { minutes, told, courses, peakMb },
  };
}

/** What the second half would add by its slope, of its mean. */
function growth({ secondHalf }: Course, minutes: number): number {
  return (secondHalf.perHour * (minutes / 2 / 60)) / secondHalf.mean;
}
