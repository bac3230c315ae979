import { type RequestKind } from './faults.js';

export interface LedgerEntry {
  at: string;
  method: string;
  path: string;
  kind: RequestKind;
  /** Last four characters of the key; null without one. */
  key: string | null;
  /** null while under way, and for good when the connection was cut without an answer. */
  status: number | null;
  fault: string | null;
}

const KEPT = 50_000;

/** Every request under /v2 in the order of arrival; only the newest are kept. */
export class Ledger {
  private entries: LedgerEntry[] = [];

  open(entry: LedgerEntry): LedgerEntry {
    if (this.entries.length >= 2 * KEPT) this.entries = this.entries.slice(KEPT);
    this.entries.push(entry);
    return entry;
  }

  list(): LedgerEntry[] {
    return this.entries.map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.entries = [];
  }
}
