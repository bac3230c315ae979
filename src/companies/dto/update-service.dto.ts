import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { UpdateService } from '../../contracts/companies/update-service.command.js';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import { IfGiven, IsLine, IsWhole } from './fields.js';
import { PriceDto } from './price.dto.js';

const EMAIL_POLICIES = ['technical', 'ask'] as const;

/** The company-owned fields of a service; what is left out stays as it is. */
export class UpdateServiceDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Haarschnitt Damen', description: "Null: Cal.com's title." })
  @IsOptional()
  @IsLine()
  display_name?: string | null;

  @ApiPropertyOptional({ type: [String], example: ['Damenschnitt', 'Waschen und Schneiden'], description: 'What callers say instead.' })
  @IfGiven()
  @Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { each: true })
  @MaxLength(100, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(50)
  @IsArray()
  aliases?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Haare' })
  @IsOptional()
  @IsLine(100)
  category?: string | null;

  @ApiPropertyOptional({ type: PriceDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PriceDto)
  price?: PriceDto | null;

  @ApiPropertyOptional({ enum: EMAIL_POLICIES, description: '`ask`: the agent asks for an e-mail address; `technical`: one is made.' })
  @IfGiven()
  @IsIn(EMAIL_POLICIES)
  email_policy?: (typeof EMAIL_POLICIES)[number];

  @ApiPropertyOptional({ type: Number, nullable: true, example: 60, minimum: 0, description: "Null: Cal.com's minimum notice alone." })
  @IsOptional()
  @IsWhole(0)
  notice_minutes?: number | null;

  @ApiPropertyOptional({ example: true })
  @IfGiven()
  @IsBoolean()
  is_active?: boolean;

  toChange(): UpdateService['change'] {
    return {
      displayName: this.display_name,
      aliases: this.aliases,
      category: this.category,
      price: this.price && { minor: this.price.minor, currency: this.price.currency },
      emailPolicy: this.email_policy,
      noticeMinutes: this.notice_minutes,
      isActive: this.is_active,
    };
  }
}

export class ListServicesDto extends PageDto {
  @ApiPropertyOptional({ type: Boolean, example: true })
  @IsFlag()
  is_active?: boolean;

  @ApiPropertyOptional({ type: Boolean, example: true, description: 'False: only those with a `not_bookable_reason`.' })
  @IsFlag()
  is_bookable?: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only services offered at this branch.' })
  @IsOptional()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only services of this team.' })
  @IsOptional()
  @IsUUID()
  company_team_id?: string;
}
