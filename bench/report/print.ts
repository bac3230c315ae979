import type { Findings, Table, Verdict } from './report.js';

/** Everything for people: each part's tables and notes, and at the end each figure beside its target. */
export function asText(findings: Findings[]): string {
  const parts = findings.map(({ title, tables, notes }) => [heading(title), ...tables.map(aligned), ...notes].join('\n\n'));
  return [...parts, heading('Figures (design section 8)'), aligned(verdictTable(findings.flatMap(({ verdicts }) => verdicts)))].join(
    '\n\n',
  );
}

function heading(title: string): string {
  return `${title}\n${'-'.repeat(title.length)}`;
}

function verdictTable(verdicts: Verdict[]): Table {
  const rows = verdicts.map(({ what, target, measured, ok }) => [what, target, measured, ok ? 'ok' : 'short']);
  return { head: ['what', 'target', 'measured', ''], rows };
}

/** Words to the left, figures to the right. */
export function aligned({ head, rows }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const isFigure = (column: number): boolean => rows.every((row) => /^(–|[\d.]+( %|x)?)$/.test(row[column] ?? '–'));
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return isFigure(column) ? text.padStart(width) : text.padEnd(width);
  };
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
