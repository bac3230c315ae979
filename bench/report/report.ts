/** One figure of design section 8, as it was measured. */
export interface Verdict {
  what: string;
  target: string;
  measured: string;
  ok: boolean;
}

export interface Table {
  head: string[];
  rows: string[][];
}

/** What a part of the run found. */
export interface Findings {
  title: string;
  tables: Table[];
  /** Lines below the tables: plans, what was odd. */
  notes: string[];
  verdicts: Verdict[];
  /** The same for programs. */
  data: object;
}

/** Up to three digits that matter. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–';
}
