import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CreateCompany } from '../../contracts/companies/create-company.command.js';
import { IfGiven, IsLanguage, IsLine, IsSlug, IsWhole, IsZone } from './fields.js';

export class CreateCompanyDto {
  @ApiProperty({ example: 'Salon Seeblick' })
  @IsLine()
  name!: string;

  @ApiProperty({ example: 'salon-seeblick' })
  @IsSlug()
  slug!: string;

  @ApiProperty({ example: 'Europe/Berlin', description: 'Of branches without a zone of their own.' })
  @IsZone()
  time_zone!: string;

  @ApiProperty({ example: 'de', description: 'Of branches without a language of their own.' })
  @IsLanguage()
  language!: string;

  @ApiPropertyOptional({ example: 24, minimum: 1, maximum: 720 })
  @IfGiven()
  @IsWhole(1, 720)
  sync_interval_hours?: number;

  @ApiPropertyOptional({ example: 1440, minimum: 0, description: 'How long before the start an appointment may be moved at the latest.' })
  @IfGiven()
  @IsWhole(0)
  move_notice_minutes?: number;

  @ApiPropertyOptional({ example: 1440, minimum: 0, description: 'How long before the start it may be cancelled at the latest.' })
  @IfGiven()
  @IsWhole(0)
  cancel_notice_minutes?: number;

  toDetails(): CreateCompany['details'] {
    return {
      ...{ name: this.name, slug: this.slug, timeZone: this.time_zone, language: this.language },
      syncIntervalHours: this.sync_interval_hours,
      moveNoticeMinutes: this.move_notice_minutes,
      cancelNoticeMinutes: this.cancel_notice_minutes,
    };
  }
}
