/** For programs that this one starts: they end with their starter, also when that was killed. */
export function endWithStarter(): void {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
}

/** Tells the starter that this program is ready. */
export function sayReady(ready: object): void {
  process.send?.(ready);
}
