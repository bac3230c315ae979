import { Injectable } from '@nestjs/common';

/** Reasons why this process should get no calls although everything it needs is there, such as demo data on its way. */
@Injectable()
export class Readiness {
  private readonly reasons = new Set<string>();
  private ending = false;

  hold(reason: string): void {
    this.reasons.add(reason);
  }

  release(reason: string): void {
    this.reasons.delete(reason);
  }

  /** From now on whoever asks is sent elsewhere; those who come all the same are still served. */
  end(): void {
    this.ending = true;
    this.hold('it was asked to end');
  }

  get isEnding(): boolean {
    return this.ending;
  }

  get held(): string[] {
    return [...this.reasons];
  }
}
