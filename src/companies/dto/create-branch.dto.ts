import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import type { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import { IsLanguage, IsLine, IsSlug, IsZone } from './fields.js';
import { OpeningHoursDto } from './opening-hours.dto.js';

export class CreateBranchDto {
  @ApiProperty({ example: 'Seeblick Mitte' })
  @IsLine()
  name!: string;

  @ApiProperty({ example: 'mitte', description: "Unique among the company's branches." })
  @IsSlug()
  slug!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Berlin', description: "Null: the company's." })
  @IsOptional()
  @IsZone()
  time_zone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'de', description: "Null: the company's." })
  @IsOptional()
  @IsLanguage()
  language?: string | null;

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

  toDetails(): CreateBranch['details'] {
    const openingHours = this.opening_hours?.map(({ days, from, to }) => ({ days, from, to }));
    return { name: this.name, slug: this.slug, timeZone: this.time_zone, language: this.language, openingHours };
  }
}
