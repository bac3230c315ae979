/** One moment by which a whole client method has to be over, however many requests it makes. */
export class Deadline {
  private readonly at: number;

  constructor(ms: number) {
    this.at = performance.now() + ms;
  }

  remainingMs(): number {
    return Math.max(0, this.at - performance.now());
  }
}
