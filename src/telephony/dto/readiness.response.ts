import { ApiProperty } from '@nestjs/swagger';
import type { ReadinessView } from '../queries/get-readiness.query.js';

const LINKS = ['number', 'workspace', 'branch', 'company', 'team', 'event_type', 'service', 'branch_service', 'agent'] as const;
const OF_SERVICES = ['team', 'event_type', 'service', 'branch_service'] as const;

export class ReadinessLinkResponse {
  @ApiProperty({ enum: LINKS, example: 'branch' })
  link!: string;

  @ApiProperty({ example: true })
  ok!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'Seeblick Mitte' })
  what!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description:
      'Null when it is ok, else why not: `unknown`, `inactive`, `no_webhook_key`, `no_branch`, `none_assigned`, `key_not_team_admin`, `none` (nothing imported), `none_bookable`, `none_active`, `none_offered`, `not_noted`; `earlier_link`: no service gets as far.',
  })
  reason!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Under this id the API knows what stands there (of a workspace the slug, of an agent Retell’s); null where there is nothing, or several.',
  })
  id!: string | null;
}

export class BrokenLinkResponse {
  @ApiProperty({ enum: OF_SERVICES, example: 'branch_service' })
  link!: string;

  @ApiProperty({ format: 'uuid', description: 'Of the team when that is the link, else of the service.' })
  id!: string;
}

export class ReadinessServiceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'branch_service: not_offered', description: 'Null: a caller can book it.' })
  reason!: string | null;

  @ApiProperty({ type: BrokenLinkResponse, nullable: true, description: 'Which link does not hold for it, and where that is mended.' })
  broken!: BrokenLinkResponse | null;
}

export class ReadinessResponse {
  @ApiProperty({ description: 'A caller can book: every link holds. Which agent answers is Retell’s affair and does not count.' })
  ready: boolean;

  @ApiProperty({ type: [ReadinessLinkResponse] })
  links: ReadinessLinkResponse[];

  @ApiProperty({ type: [ReadinessServiceResponse] })
  services: ReadinessServiceResponse[];

  constructor({ links, services }: ReadinessView) {
    this.ready = links.every(({ link, ok }) => ok || link === 'agent');
    this.links = links;
    this.services = services;
  }
}
