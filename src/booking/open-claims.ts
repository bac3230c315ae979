import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../contracts/booking/call-identity.js';
import { type Statement, Statements } from '../shared/statements.js';
import type { ServiceRow } from './chain/chain-row.js';
import type { TimeSpan } from './judge-time.js';

const OPEN_CLAIMS: Statement = {
  name: 'booking_open_claims',
  text: `
    select distinct lower(c.during) as "from", upper(c.during) as "to"
    from host_claims c join booking_attempts a on a.id = c.attempt_id join bookings b on b.id = a.booking_id
    where c.calcom_instance = $1 and c.host_user_id = any($2::int[]) and c.during && tstzrange($3, $4)
      and ($5::uuid is null or b.call_id is distinct from $5)
      and ($6::boolean or a.state = 'unknown' or not coalesce(a.claimed_until > now(), false))`,
};

/** Host time that attempts of other calls hold (of all, where a desk asks): what is being booked now is not offered to the next caller. */
@Injectable()
export class OpenClaims {
  constructor(private readonly statements: Statements) {}

  /** A round robin may have another free host while a rival is still being sent; one whose outcome is unknown holds them all. */
  of(row: ServiceRow, range: TimeSpan, call: CallIdentity): Promise<TimeSpan[]> {
    const hosts = row.hosts.map((host) => host.userId);
    const values = [row.calcom_instance, hosts, range.from, range.to, call.callId, row.scheduling_type !== 'round_robin'];
    return this.statements.run<TimeSpan>(OPEN_CLAIMS, values);
  }
}
