import { ApiProperty } from '@nestjs/swagger';
import { utcOrNull } from '../../shared/instants.js';
import { NEED_KINDS, type Need, type NeedKind } from '../queries/get-dashboard.query.js';

export class NeedOfCompanyResponse {
  @ApiProperty({ format: 'uuid' })
  company_id!: string;

  @ApiProperty({ example: 'Salon Seeblick' })
  company_name!: string;

  @ApiProperty({ example: 2 })
  count!: number;
}

export class NeedResponse {
  @ApiProperty({
    enum: NEED_KINDS,
    example: 'callback_open',
    description:
      'number_not_ready: an active number of an active company with which nobody could book now, see its readiness. ' +
      'sync_conflict: event types that another company holds. ' +
      'webhooks_by_hand: connections that somebody has to make webhooks for and that have never told anything.',
  })
  kind: NeedKind;

  @ApiProperty({ example: 2 })
  count: number;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true, example: '2026-11-25T14:03:00.000Z' },
    description: 'Since when the oldest waits; bookings and callback requests only.',
  })
  oldest_at: string | null;

  @ApiProperty({
    type: [NeedOfCompanyResponse],
    description:
      'Up to five companies with most of it, for operators; empty on the dashboard of one company. A connection that companies share belongs to none.',
  })
  companies: NeedOfCompanyResponse[];

  constructor({ kind, count, oldestAt, companies }: Need) {
    this.kind = kind;
    this.count = count;
    this.oldest_at = utcOrNull(oldestAt);
    this.companies = companies.map((each) => ({ company_id: each.companyId, company_name: each.companyName, count: each.count }));
  }
}
