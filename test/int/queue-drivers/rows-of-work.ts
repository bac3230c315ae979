import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Work } from '../../../src/outbox/queues/work-queue.js';

export const TRIED_AGAIN_MS = 300;

interface Row {
  id: string;
  attempts: number;
  fails: number;
  ms: number;
}

/** A table of work rows as sync_runs, booking_attempts and outbox are, which also counts what was done to them. */
export class RowsOfWork {
  readonly kind = `test_${randomUUID().slice(0, 8)}`;

  constructor(private readonly pool: pg.Pool) {}

  static async createTable(pool: pg.Pool): Promise<void> {
    await pool.query(`create table rows_of_work (id uuid primary key, kind text, attempts int not null default 0, next_attempt_at timestamptz default now(),
      claimed_until timestamptz, done_at timestamptz, effects int not null default 0, fails int not null, ms int not null, tried_at timestamptz[] default '{}')`);
  }

  /** `fails`: so many tries fail. `ms`: so long does a try take. `diedWith`: a process claimed it and died. */
  async add(count: number, { fails = 0, ms = 0, diedWith = false } = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.pool.query(
      `insert into rows_of_work (id, kind, fails, ms, attempts, claimed_until)
       select id, $2, $3, $4, $5::int, case when $5::int > 0 then now() - interval '1 s' end from unnest($1::uuid[]) id`,
      [ids, this.kind, fails, ms, diedWith ? 1 : 0],
    );
    return ids;
  }

  /** One process's view of them; `before` runs first in every try, before the row is claimed. */
  work(before: (id: string) => Promise<void> | void = () => undefined): Work {
    return {
      kind: this.kind,
      due: async (limit) =>
        (
          await this.pool.query(
            `select id, attempts as attempt from rows_of_work where ${DUE} and kind = $1 order by next_attempt_at limit $2`,
            [this.kind, limit],
          )
        ).rows,
      run: async (id) => {
        await before(id);
        await this.run(id);
      },
    };
  }

  async state(): Promise<{ done: number; open: number; tries: number; effects: number[] }> {
    const { rows } = await this.pool.query<{ done: boolean; effects: number; tries: number }>(
      'select done_at is not null as done, effects, cardinality(tried_at) as tries from rows_of_work where kind = $1',
      [this.kind],
    );
    const done = rows.filter((row) => row.done).length;
    const tries = rows.reduce((sum, row) => sum + row.tries, 0);
    return { done, open: rows.length - done, tries, effects: [...new Set(rows.map((row) => row.effects))] };
  }

  /** Milliseconds between one try and the next. */
  async pauses(id: string | undefined): Promise<number[]> {
    const { rows } = await this.pool.query<{ tried_at: Date[] }>('select tried_at from rows_of_work where id = $1', [id]);
    const tried = rows[0]?.tried_at ?? [];
    return tried.slice(1).map((at, index) => at.getTime() - (tried[index]?.getTime() ?? 0));
  }

  private async run(id: string): Promise<void> {
    const { rows } = await this.pool.query<Row>(
      `update rows_of_work set attempts = attempts + 1, claimed_until = now() + interval '30 s', tried_at = tried_at || clock_timestamp()
       where id = $1 and ${DUE} returning id, attempts, fails, ms`,
      [id],
    );
    const [row] = rows;
    if (!row) return;
    if (row.ms > 0) await delay(row.ms);
    if (row.attempts <= row.fails) {
      await this.pool.query(`update rows_of_work set claimed_until = null, next_attempt_at = now() + $2 * interval '1 ms' where id = $1`, [
        id,
        TRIED_AGAIN_MS,
      ]);
      throw new Error('this try fails');
    }
    await this.pool.query('update rows_of_work set done_at = now(), effects = effects + 1, claimed_until = null where id = $1', [id]);
  }
}

const DUE = 'done_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())';
