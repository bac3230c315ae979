import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import type { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import type { BranchFields } from '../commands/update-branch.command.js';
import { IfGiven, IsLanguage, IsLine, IsSlug, IsZone } from './fields.js';
import { OpeningHoursDto } from './opening-hours.dto.js';

class BranchSettingsDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Berlin', description: "Null: the company's." })
  @IsOptional()
  @IsZone()
  time_zone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'de', description: "Null: the company's." })
  @IsOptional()
  @IsLanguage()
  language?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: "Only this team's services; null: all teams'." })
  @IsOptional()
  @IsUUID()
  company_team_id?: string | null;

  @ApiPropertyOptional({
    ...{ type: [OpeningHoursDto], nullable: true },
    description: 'They only choose between the answers `closed` and `unavailable`; Cal.com decides what is free.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => OpeningHoursDto)
  @ArrayMaxSize(50)
  @IsArray()
  opening_hours?: OpeningHoursDto[] | null;

  protected toSettings(): Pick<BranchFields, 'timeZone' | 'language' | 'companyTeamId' | 'openingHours'> {
    const openingHours = this.opening_hours?.map(({ days, from, to }) => ({ days, from, to }));
    return {
      ...{ timeZone: this.time_zone, language: this.language, companyTeamId: this.company_team_id },
      openingHours: this.opening_hours === null ? null : openingHours,
    };
  }
}

export class CreateBranchDto extends BranchSettingsDto {
  @ApiProperty({ example: 'Seeblick Mitte' })
  @IsLine()
  name!: string;

  @ApiProperty({ example: 'mitte', description: "Unique among the company's branches." })
  @IsSlug()
  slug!: string;

  toDetails(): CreateBranch['details'] {
    return { name: this.name, slug: this.slug, ...this.toSettings() };
  }
}

/** What is left out stays as it is. */
export class UpdateBranchDto extends BranchSettingsDto {
  @ApiPropertyOptional({ example: 'Seeblick Mitte' })
  @IfGiven()
  @IsLine()
  name?: string;

  @ApiPropertyOptional({ example: 'mitte' })
  @IfGiven()
  @IsSlug()
  slug?: string;

  @ApiPropertyOptional({ example: true, description: 'An inactive branch books nothing.' })
  @IfGiven()
  @IsBoolean()
  is_active?: boolean;

  toFields(): BranchFields {
    return { name: this.name, slug: this.slug, isActive: this.is_active, ...this.toSettings() };
  }
}

export class ListBranchesDto extends PageDto {
  @ApiPropertyOptional({ example: 'mitte' })
  @IsOptional()
  @IsSlug()
  slug?: string;

  @ApiPropertyOptional({ type: Boolean, example: true })
  @IsFlag()
  is_active?: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only branches that are limited to this team.' })
  @IsOptional()
  @IsUUID()
  company_team_id?: string;
}
