import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { DescribedService } from '../queries/described-services.js';
import { EventTypeResponse } from './event-type.response.js';
import { PriceDto } from './price.dto.js';

export class ServiceResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a04' })
  id: string;

  @ApiProperty({ example: 'Damenschnitt', description: "What callers hear: the company's display name, else Cal.com's title." })
  name: string;

  @ApiProperty({ example: 'Haarschnitt Damen', description: "Cal.com's." })
  title: string;

  @ApiProperty({ example: 45, description: "Cal.com's." })
  duration_minutes: number;

  @ApiProperty({ type: [Number], example: [], description: "Cal.com's; not empty when the caller chooses a length." })
  length_options: number[];

  @ApiProperty({ type: [String], example: ['Waschen und Schneiden'] })
  aliases: string[];

  @ApiProperty({ type: String, nullable: true, example: 'Haare' })
  category: string | null;

  @ApiProperty({ type: PriceDto, nullable: true })
  price: PriceDto | null;

  @ApiProperty({ enum: ['technical', 'ask'], example: 'technical' })
  email_policy: string;

  @ApiProperty({ example: true })
  is_active: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Null when bookable at all, else why not: `team_removed`, `vanished`, …',
  })
  not_bookable_reason: string | null;

  @ApiProperty({ format: 'uuid' })
  company_team_id: string;

  @ApiProperty({ example: 1001 })
  calcom_event_type_id: number;

  @ApiProperty({ type: [String], description: 'Where it is offered.' })
  branch_ids: string[];

  @ApiProperty({ type: Number, nullable: true, example: null, description: "Null: Cal.com's minimum notice alone." })
  notice_minutes: number | null;

  @ApiProperty({ type: EventTypeResponse, nullable: true, description: 'Read-only: what is Cal.com’s. Null when nothing was read of it.' })
  calcom: EventTypeResponse | null;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(service: DescribedService) {
    this.id = service.id;
    this.name = service.name;
    this.title = service.title;
    this.duration_minutes = service.durationMinutes;
    this.length_options = service.lengthOptions;
    this.aliases = service.aliases;
    this.category = service.category;
    this.price = service.price;
    this.email_policy = service.emailPolicy;
    this.is_active = service.isActive;
    this.not_bookable_reason = service.notBookableReason;
    this.company_team_id = service.companyTeamId;
    this.calcom_event_type_id = service.calcomEventTypeId;
    this.branch_ids = service.branchIds;
    this.notice_minutes = service.noticeMinutes;
    this.calcom = service.calcom && new EventTypeResponse(service.calcom);
    this.etag = etagOf(service.version);
  }
}

export class ServiceListResponse extends PageResponse {
  @ApiProperty({ type: [ServiceResponse] })
  data!: ServiceResponse[];

  constructor(services: DescribedService[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        services,
        page,
        ({ name, id }) => [name, id],
        (service) => new ServiceResponse(service),
      ),
    );
  }
}
