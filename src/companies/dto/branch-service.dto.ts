import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { BranchServiceFields } from '../commands/update-branch-service.command.js';
import type { BranchServiceView } from '../queries/branch-service-views.js';
import { IfGiven, IsWhole } from './fields.js';

const REASONS = ['service_team_removed', 'service_of_another_team'] as const;

/** Null: as it is everywhere. What is left out stays as it is. */
export class UpdateBranchServiceDto {
  @ApiPropertyOptional({ type: Number, nullable: true, example: 5200, minimum: 0, description: "In the service's currency." })
  @IsOptional()
  @IsWhole(0)
  price_minor?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 120, minimum: 0 })
  @IsOptional()
  @IsWhole(0)
  notice_minutes?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 45, minimum: 1, description: "One of the service's lengths at Cal.com." })
  @IsOptional()
  @IsWhole(1)
  duration_minutes?: number | null;

  @ApiPropertyOptional({ example: true })
  @IfGiven()
  @IsBoolean()
  is_active?: boolean;

  toFields(): BranchServiceFields {
    const { price_minor: priceMinor, notice_minutes: noticeMinutes, duration_minutes: durationMinutes, is_active: isActive } = this;
    return { priceMinor, noticeMinutes, durationMinutes, isActive };
  }
}

export class BranchServiceResponse {
  @ApiProperty({ format: 'uuid' })
  service_id: string;

  @ApiProperty({ format: 'uuid' })
  branch_id: string;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  name: string;

  @ApiProperty({ example: true, description: 'Offered here now.' })
  is_offered: boolean;

  @ApiProperty({ enum: REASONS, nullable: true, type: String, example: null, description: 'Why it cannot be offered here; null: it can.' })
  not_attachable_reason: (typeof REASONS)[number] | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: "Null: the service's own." })
  price_minor: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: "Null: the service's own." })
  notice_minutes: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: "Null: the service's own." })
  duration_minutes: number | null;

  @ApiProperty({ type: [Number], example: [45], description: 'What `duration_minutes` may be.' })
  lengths: number[];

  @ApiProperty({ type: String, nullable: true, example: '"731"', description: 'Null: never offered here.' })
  etag: string | null;

  constructor(view: BranchServiceView) {
    this.service_id = view.serviceId;
    this.branch_id = view.branchId;
    this.name = view.name;
    this.is_offered = view.isActive;
    this.not_attachable_reason = view.notAttachableReason;
    this.price_minor = view.priceMinor;
    this.notice_minutes = view.noticeMinutes;
    this.duration_minutes = view.durationMinutes;
    this.lengths = view.lengths;
    this.etag = view.version === null ? null : etagOf(view.version);
  }
}

export class BranchServiceListResponse extends PageResponse {
  @ApiProperty({ type: [BranchServiceResponse] })
  data!: BranchServiceResponse[];

  constructor(views: BranchServiceView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        views,
        page,
        ({ name, serviceId }) => [name, serviceId],
        (view) => new BranchServiceResponse(view),
      ),
    );
  }
}
