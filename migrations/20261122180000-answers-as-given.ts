import { Migration } from '@mikro-orm/migrations';

/** An answer is kept as it was given: `json` keeps its fields in their order, so that a repeated request gets the same bytes. */
export class AnswersAsGiven20261122180000 extends Migration {
  override up(): void {
    this.addSql(`alter table function_calls alter column answer type json using answer::json`);
  }

  override down(): void {
    this.addSql(`alter table function_calls alter column answer type jsonb using answer::jsonb`);
  }
}
