type End = () => Promise<void> | void;

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What has to be ended, removed or given back when the run is over, however it ends; the newest first. */
export class Ending {
  private readonly ends: End[] = [];
  private over: Promise<void> | null = null;

  /** Ctrl-C and SIGTERM end the run in order, too. */
  watchSignals(): void {
    for (const signal of SIGNALS) process.once(signal, () => void this.all().finally(() => process.exit(130)));
  }

  /** Gives back `end` for whoever ends it earlier: it runs once. */
  add(end: End): () => Promise<void> {
    let ended: Promise<void> | null = null;
    const once = (): Promise<void> => (ended ??= Promise.resolve(end()));
    this.ends.push(once);
    return once;
  }

  /** One that fails keeps no other from its end. */
  all(): Promise<void> {
    this.over ??= this.endAll();
    return this.over;
  }

  get isOver(): boolean {
    return this.over !== null;
  }

  private async endAll(): Promise<void> {
    for (const end of this.ends.toReversed()) {
      try {
        await end();
      } catch (error) {
        console.error('while ending:', error);
      }
    }
  }
}
