import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { UpdateService } from '../../contracts/companies/update-service.command.js';
import { IfGiven, IsLine } from './fields.js';
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
      isActive: this.is_active,
    };
  }
}
