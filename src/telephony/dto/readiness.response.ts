import { ApiProperty } from '@nestjs/swagger';
import type { ReadinessView } from '../queries/get-readiness.query.js';

const LINKS = ['number', 'workspace', 'branch', 'company', 'team', 'service', 'agent'] as const;

export class ReadinessLinkResponse {
  @ApiProperty({ enum: LINKS, example: 'branch' })
  link!: string;

  @ApiProperty({ example: true })
  ok!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'Seeblick Mitte' })
  what!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why not; null when it is ok.' })
  reason!: string | null;
}

export class ReadinessServiceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'branch_service: not_offered', description: 'Null: a caller can book it.' })
  reason!: string | null;
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
