import { Injectable } from '@nestjs/common';

/** Reasons why this process should get no calls although everything it needs is there, such as demo data on its way. */
@Injectable()
export class Readiness {
  private readonly reasons = new Set<string>();

  hold(reason: string): void {
    this.reasons.add(reason);
  }

  release(reason: string): void {
    this.reasons.delete(reason);
  }

  get held(): string[] {
    return [...this.reasons];
  }
}
