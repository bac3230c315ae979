import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { CompanyView } from '../queries/company-view.js';

export class CompanyResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a01' })
  id: string;

  @ApiProperty({ example: 'Salon Seeblick' })
  name: string;

  @ApiProperty({ example: 'salon-seeblick' })
  slug: string;

  @ApiProperty({ example: true })
  is_active: boolean;

  @ApiProperty({ example: 'Europe/Berlin' })
  time_zone: string;

  @ApiProperty({ example: 'de' })
  language: string;

  @ApiProperty({ example: 24 })
  sync_interval_hours: number;

  @ApiProperty({ example: 0 })
  move_notice_minutes: number;

  @ApiProperty({ example: 0 })
  cancel_notice_minutes: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-26T13:30:00.000Z' })
  created_at: string;

  @ApiProperty({ example: 365 })
  retention_days: number;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(company: CompanyView) {
    this.id = company.id;
    this.name = company.name;
    this.slug = company.slug;
    this.is_active = company.isActive;
    this.time_zone = company.timeZone;
    this.language = company.language;
    this.sync_interval_hours = company.syncIntervalHours;
    this.move_notice_minutes = company.moveNoticeMinutes;
    this.cancel_notice_minutes = company.cancelNoticeMinutes;
    this.created_at = company.createdAt.toISOString();
    this.retention_days = company.retentionDays;
    this.etag = etagOf(company.version);
  }
}

export class CompanyListResponse extends PageResponse {
  @ApiProperty({ type: [CompanyResponse] })
  data!: CompanyResponse[];

  constructor(companies: CompanyView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        companies,
        page,
        ({ name, id }) => [name, id],
        (company) => new CompanyResponse(company),
      ),
    );
  }
}
