const WIDTH = 30;

/** A bar for people who watch; nothing where the output goes into a file. */
export function showProgress(what: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const bar = '#'.repeat(Math.round((done / Math.max(total, 1)) * WIDTH)).padEnd(WIDTH, '-');
  process.stderr.write(`\r${what} [${bar}] ${done}/${total} ${done >= total ? '\n' : ''}`);
}
