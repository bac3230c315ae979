import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import type { ServiceRow } from './chain/chain-row.js';
import type { TimeSpan } from './judge-time.js';

/** Host time that attempts of other calls hold (of all, where a desk asks): what is being booked now is not offered to the next caller. */
@Injectable()
export class OpenClaims {
  constructor(private readonly em: EntityManager) {}

  /** A round robin may have another free host while a rival is still being sent; one whose outcome is unknown holds them all. */
  async of(row: ServiceRow, range: TimeSpan, call: CallIdentity): Promise<TimeSpan[]> {
    const held = await this.em.getConnection().execute<{ starts: Date; ends: Date }[]>(
      `select distinct lower(c.during) as starts, upper(c.during) as ends
       from host_claims c join booking_attempts a on a.id = c.attempt_id join bookings b on b.id = a.booking_id
       where c.calcom_instance = ? and c.host_user_id = any(?::int[]) and c.during && tstzrange(?::timestamptz, ?::timestamptz)
         and (?::uuid is null or b.call_id is distinct from ?::uuid)
         and (?::boolean or a.state = 'unknown' or not coalesce(a.claimed_until > now(), false))`,
      [
        row.calcom_instance,
        `{${row.hosts.map((host) => host.userId).join(',')}}`,
        range.from.toISOString(),
        range.to.toISOString(),
        call.callId,
        call.callId,
        row.scheduling_type !== 'round_robin',
      ],
    );
    return held.map(({ starts, ends }) => ({ from: new Date(starts), to: new Date(ends) }));
  }
}
