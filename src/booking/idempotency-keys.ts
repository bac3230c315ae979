import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppError } from '../shared/app-error.js';
import { newId } from '../shared/ids.js';

/** Which Idempotency-Key of a company led to which booking. The key alone is kept; the request only as its hash. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly em: EntityManager) {}

  /**
   * The booking that the key led to before; null for a new key and for one whose request was refused, which may be tried again.
   * @throws AppError request.idempotency_key_reused for another request under the same key
   */
  async take(companyId: string, key: string, request: unknown): Promise<string | null> {
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    // The update changes nothing: it makes the row of an earlier request come back, and waits for one that is being written.
    const [row] = await this.em.getConnection().execute<{ request_hash: string; booking_id: string | null }[]>(
      `insert into idempotency_keys (id, company_id, key, request_hash) values (?, ?, ?, ?)
       on conflict (company_id, key) do update set key = excluded.key returning request_hash, booking_id`,
      [newId(), companyId, key, hash],
    );
    if (row && row.request_hash !== hash) {
      const detail = 'This Idempotency-Key came with another request before. Use a new key for a new wish.';
      throw new AppError('request.idempotency_key_reused', 409, detail, { field: 'Idempotency-Key' });
    }
    return row?.booking_id ?? null;
  }

  async ledTo(companyId: string, key: string, bookingId: string): Promise<void> {
    await this.em
      .getConnection()
      .execute('update idempotency_keys set booking_id = ? where company_id = ? and key = ?', [bookingId, companyId, key]);
  }
}
