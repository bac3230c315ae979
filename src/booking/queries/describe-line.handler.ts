import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { DescribeLine, type LineView } from '../../contracts/booking/describe-line.query.js';
import { serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { offeredServices, walkToCompany } from '../chain/walk-chain.js';
import { OwnBookings } from '../own-bookings.js';

@QueryHandler(DescribeLine)
export class DescribeLineHandler implements IQueryHandler<DescribeLine> {
  constructor(
    private readonly chain: ChainReader,
    private readonly own: OwnBookings,
    private readonly em: EntityManager,
  ) {}

  async execute({ call }: DescribeLine): Promise<LineView | null> {
    const rows = await this.chain.read(call);
    const walked = walkToCompany(rows);
    if (!walked.ok) {
      const { scene, status } = walked.refusal;
      return scene ? { scene, status: status === 'company_inactive' ? status : 'branch_inactive', serviceNames: [], caller: null } : null;
    }
    const serviceNames = offeredServices(rows)
      .map(serviceName)
      .toSorted((a, b) => a.localeCompare(b));
    return { scene: walked.scene, status: 'open', serviceNames, caller: await this.recognise(walked.scene.companyId, call) };
  }

  private async recognise(companyId: string, call: CallIdentity): Promise<LineView['caller']> {
    if (call.callerNumber === null) return null;
    // A wish that never became a booking makes nobody known.
    const [latest] = await this.em.getConnection().execute<{ name: string | null }[]>(
      `select name from bookings
       where company_id = ? and caller_number = ? and status in ('confirmed', 'pending_confirmation', 'cancelled', 'rejected', 'needs_attention')
       order by created_at desc limit 1`,
      [companyId, call.callerNumber],
    );
    if (!latest) return null;
    const [next] = await this.own.upcoming(companyId, call);
    return { name: latest.name ?? '', nextAppointment: next?.view ?? null };
  }
}
