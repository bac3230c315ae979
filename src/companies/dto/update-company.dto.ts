import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import type { CompanyFields } from '../commands/update-company.command.js';
import { IfGiven, IsLanguage, IsLine, IsSlug, IsWhole, IsZone } from './fields.js';

/** What is left out stays as it is. */
export class UpdateCompanyDto {
  @ApiPropertyOptional({ example: 'Salon Seeblick' })
  @IfGiven()
  @IsLine()
  name?: string;

  @ApiPropertyOptional({ example: 'salon-seeblick' })
  @IfGiven()
  @IsSlug()
  slug?: string;

  @ApiPropertyOptional({ example: true, description: 'An inactive company answers no calls. Operators only.' })
  @IfGiven()
  @IsBoolean()
  is_active?: boolean;

  @ApiPropertyOptional({ example: 'Europe/Berlin' })
  @IfGiven()
  @IsZone()
  time_zone?: string;

  @ApiPropertyOptional({ example: 'de' })
  @IfGiven()
  @IsLanguage()
  language?: string;

  @ApiPropertyOptional({ example: 24, minimum: 1, maximum: 720 })
  @IfGiven()
  @IsWhole(1, 720)
  sync_interval_hours?: number;

  @ApiPropertyOptional({ example: 1440, minimum: 0 })
  @IfGiven()
  @IsWhole(0)
  move_notice_minutes?: number;

  @ApiPropertyOptional({ example: 1440, minimum: 0 })
  @IfGiven()
  @IsWhole(0)
  cancel_notice_minutes?: number;

  @ApiPropertyOptional({ example: 365, minimum: 1, maximum: 36_500, description: 'How long calls and their personal data are kept.' })
  @IfGiven()
  @IsWhole(1, 36_500)
  retention_days?: number;

  toChange(): CompanyFields {
    return {
      ...{ name: this.name, slug: this.slug, isActive: this.is_active, timeZone: this.time_zone, language: this.language },
      ...{ syncIntervalHours: this.sync_interval_hours, retentionDays: this.retention_days },
      ...{ moveNoticeMinutes: this.move_notice_minutes, cancelNoticeMinutes: this.cancel_notice_minutes },
    };
  }
}

export class ListCompaniesDto extends PageDto {
  @ApiPropertyOptional({ example: 'salon-seeblick', description: 'Only the company with this slug.' })
  @IsOptional()
  @IsSlug()
  slug?: string;

  @ApiPropertyOptional({ example: 'seeb', description: 'Only companies whose name contains it, in capitals or not.' })
  @IsOptional()
  @IsLine()
  name?: string;

  @ApiPropertyOptional({ type: Boolean, example: true })
  @IsFlag()
  is_active?: boolean;
}
