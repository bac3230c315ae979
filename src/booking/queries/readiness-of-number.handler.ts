import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ChainStep } from '../../contracts/booking/outcome.js';
import { type NumberReadiness, ReadinessOfNumber } from '../../contracts/booking/readiness-of-number.query.js';
import { type ChainRow, hasService, serviceName } from '../chain/chain-row.js';
import { ChainReader } from '../chain/chain.reader.js';
import { reasonNotOffered } from '../chain/walk-chain.js';

@QueryHandler(ReadinessOfNumber)
export class ReadinessOfNumberHandler implements IQueryHandler<ReadinessOfNumber> {
  constructor(private readonly chain: ChainReader) {}

  async execute({ number, workspaceId }: ReadinessOfNumber): Promise<NumberReadiness> {
    const call = { callId: null, workspaceId, toNumber: number, callerNumber: null, receivedAt: new Date() };
    const rows = await this.chain.read(call);
    const services = rows.filter(hasService).map((row) => ({ id: row.service_id, name: serviceName(row), reason: reasonNotOffered(row) }));
    services.sort((a, b) => a.name.localeCompare(b.name));
    const [row] = rows;
    return { services, links: row ? links(row, services) : [step('number', number, 'unknown')] };
  }
}

function links(row: ChainRow, services: NumberReadiness['services']): ChainStep[] {
  const branchReason = row.branch_id === null ? 'no_branch' : row.branch_is_active ? null : 'inactive';
  const bookable = services.filter(({ reason }) => reason === null).length;
  return [
    step('number', row.number, row.number_is_active ? null : 'inactive'),
    step('branch', row.branch_name, branchReason),
    step('company', row.company_name, row.company_is_active ? null : 'inactive'),
    step('team', null, row.company_has_team ? null : 'none_assigned'),
    step('service', `${bookable} of ${services.length}`, bookable > 0 ? null : services.length === 0 ? 'none' : 'none_bookable'),
  ];
}

function step(link: ChainStep['link'], what: string | null, reason: string | null): ChainStep {
  return reason === null ? { link, ok: true, what } : { link, ok: false, what, reason };
}
