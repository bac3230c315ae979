/** A condition in SQL with its values; null: nothing was asked for. */
type Condition = readonly [sql: string, ...values: unknown[]];

/** Conditions of a list: those whose values were all given, joined by `and`. */
export class Conditions {
  private readonly kept: Condition[];

  constructor(...conditions: Condition[]) {
    this.kept = conditions.filter(([, ...values]) => values.every((value) => value !== undefined && value !== null));
  }

  get sql(): string {
    return this.kept.map(([sql]) => sql).join(' and ');
  }

  get values(): unknown[] {
    return this.kept.flatMap(([, ...values]) => values);
  }
}
