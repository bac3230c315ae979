/** Says what is being done; on stderr, so that stdout holds results alone. */
export type Progress = (what: string) => void;

export function progressFrom(began: number): Progress {
  return (what) => process.stderr.write(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${what}\n`);
}
