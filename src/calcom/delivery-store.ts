import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '../shared/ids.js';
import { type Statement, Statements } from '../shared/statements.js';

/** A delivery that repeats another one of the same batch, or an earlier one, is not stored again: its dedup key does not come back. */
const STORE: Statement = {
  name: 'calcom_store_webhooks',
  text: `
    insert into receipts (id, source, dedup_key, body, state, connection_id)
    select id, 'calcom_webhook', dedup_key, body, 'pending', connection_id
    from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as t (id, dedup_key, body, connection_id)
    on conflict (source, dedup_key) do nothing returning id`,
};
const LARGEST_BATCH = { rows: 100, characters: 8 * 1024 * 1024 };
/** Cal.com tells only once, and waits: a database that is busy for a moment loses nothing. */
const TRIED_AGAIN_AFTER_MS = [300, 1_000, 3_000];

interface Waiting {
  id: string;
  dedupKey: string;
  body: string;
  connectionId: string;
  settle: PromiseWithResolvers<boolean>;
}

/**
 * Stores deliveries before they are answered. A thousand that come at once are a few statements, one after the other: the connections of
 * the hot path stay with the callers.
 */
@Injectable()
export class DeliveryStore {
  private waiting: Waiting[] = [];
  private isStoring = false;

  constructor(private readonly statements: Statements) {}

  /**
   * False: the same body came before. Cal.com sends no delivery id, and seats tell of one uid several times: only the body as a whole
   * says that it is the same.
   */
  store(connectionId: string, rawBody: Buffer): Promise<boolean> {
    const hash = createHash('sha256').update(rawBody).digest('hex');
    // PostgreSQL's text knows no NUL.
    const body = rawBody.toString('utf8').replaceAll('\0', '');
    const settle = Promise.withResolvers<boolean>();
    this.waiting.push({ id: newId(), dedupKey: `${connectionId}/${hash}`, body, connectionId, settle });
    if (!this.isStoring) void this.storeAll();
    return settle.promise;
  }

  private async storeAll(): Promise<void> {
    this.isStoring = true;
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) await this.storeBatch(batch);
    this.isStoring = false;
  }

  private nextBatch(): Waiting[] {
    let rows = 0;
    for (let characters = 0; rows < this.waiting.length && rows < LARGEST_BATCH.rows; rows += 1) {
      characters += this.waiting[rows]?.body.length ?? 0;
      if (rows > 0 && characters > LARGEST_BATCH.characters) break;
    }
    return this.waiting.splice(0, rows);
  }

  private async storeBatch(batch: Waiting[]): Promise<void> {
    try {
      const stored = await this.insert(batch);
      for (const { id, settle } of batch) settle.resolve(stored.has(id));
    } catch (error) {
      for (const { settle } of batch) settle.reject(error);
    }
  }

  /** The ids of those that are new. What a lost answer had stored already comes back as repeated. */
  private async insert(batch: Waiting[]): Promise<Set<string>> {
    const columns = [batch.map((each) => each.id), batch.map((each) => each.dedupKey), batch.map((each) => each.body)];
    for (let tries = 0; ; tries += 1) {
      try {
        const rows = await this.statements.run<{ id: string }>(STORE, [...columns, batch.map((each) => each.connectionId)]);
        return new Set(rows.map(({ id }) => id));
      } catch (error) {
        const pauseMs = TRIED_AGAIN_AFTER_MS[tries];
        if (pauseMs === undefined) throw error;
        await delay(pauseMs);
      }
    }
  }
}
