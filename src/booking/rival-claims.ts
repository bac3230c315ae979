import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ServiceRow } from './chain/chain-row.js';
import type { TimeSpan } from './judge-time.js';

/** Who holds the hosts of an event type over a time (invariant 11). */
@Injectable()
export class RivalClaims {
  constructor(private readonly em: EntityManager) {}

  /** Whether an attempt holds any of the hosts then: a claim for it would be refused. */
  async areOver(row: ServiceRow, { from, to }: TimeSpan): Promise<boolean> {
    const held = await this.em.getConnection().execute<object[]>(
      `select 1 from host_claims
       where calcom_instance = ? and host_user_id = any(?::int[]) and during && tstzrange(?::timestamptz, ?::timestamptz) limit 1`,
      [row.calcom_instance, `{${row.hosts.map((host) => host.userId).join(',')}}`, from.toISOString(), to.toISOString()],
    );
    return held.length > 0;
  }

  /** The times held by attempts whose outcome nobody knows; empty while all rivals are still being sent. */
  async unknownOver(row: ServiceRow, { from, to }: TimeSpan): Promise<TimeSpan[]> {
    const held = await this.em.getConnection().execute<{ starts: string; ends: string }[]>(
      `select to_json(lower(c.during))#>>'{}' as starts, to_json(upper(c.during))#>>'{}' as ends
       from host_claims c join booking_attempts a on a.id = c.attempt_id
       where c.calcom_instance = ? and c.host_user_id = any(?::int[]) and c.during && tstzrange(?::timestamptz, ?::timestamptz)
         and (a.state = 'unknown' or not coalesce(a.claimed_until > now(), false))`,
      [row.calcom_instance, `{${row.hosts.map((host) => host.userId).join(',')}}`, from.toISOString(), to.toISOString()],
    );
    return held.map(({ starts, ends }) => ({ from: new Date(starts), to: new Date(ends) }));
  }
}
