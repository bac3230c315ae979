/**
 * What a caller says, and what is understood on Wednesday 2026-11-25 at 10:00 and on Friday 2026-10-23 at 16:00 (two days before the
 * clocks go back), local time of the branch. `2026-11-26 14:30` is a time, `2026-11-26`, `… morning` or `… 14:00-16:00` a day or a
 * part of it, `ask` is followed by the reason and the candidates.
 */
export type PhraseRow = readonly [says: string, onWednesday: string, beforeClockChange: string];
