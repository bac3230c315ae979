import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { PageDto } from '../../shared/page.dto.js';

const STATUSES = ['unchecked', 'ok', 'error'] as const;

/** One line that holds something: labels, addresses, keys. */
const LINE = /^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u;

/** May be left out, but not be null. */
const IfGiven = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

const IsLabel = (): PropertyDecorator =>
  applyDecorators(Matches(LINE, { message: 'label must be one line of text' }), MaxLength(100), IsString());
const IsKey = (): PropertyDecorator =>
  applyDecorators(Matches(/^\S+$/, { message: 'api_key must be one word' }), Length(8, 500), IsString());
const ADDRESS = { message: 'base_url must be the address of the API, without a slash at its end' };

class ConnectionFieldsDto {
  @ApiPropertyOptional({ example: 'https://api.cal.com/v2', description: 'Another one clears the key, unless a new key comes with it.' })
  @IfGiven()
  @Matches(/^https?:\/\/\S+[^\s/]$/, ADDRESS)
  @MaxLength(300)
  @IsString()
  base_url?: string;

  @ApiPropertyOptional({ writeOnly: true, example: 'secret_example' })
  @IfGiven()
  @Matches(LINE, { message: 'webhook_secret must be one line of text' })
  @Length(8, 500)
  @IsString()
  webhook_secret?: string;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 120, description: 'Null: what Cal.com says of itself.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  limit_per_minute?: number | null;
}

export class UpdateConnectionDto extends ConnectionFieldsDto {
  @ApiPropertyOptional({ example: 'Salon Seeblick' })
  @IfGiven()
  @IsLabel()
  label?: string;

  @ApiPropertyOptional({ writeOnly: true, example: 'cal_live_example', description: 'Stored encrypted, never shown again.' })
  @IfGiven()
  @IsKey()
  api_key?: string;
}

export class CreateConnectionDto extends ConnectionFieldsDto {
  @ApiProperty({ example: 'Salon Seeblick' })
  @IsLabel()
  label!: string;

  @ApiProperty({ writeOnly: true, example: 'cal_live_example', description: 'Stored encrypted, never shown again.' })
  @IsKey()
  api_key!: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Whose it is; left out: shared, operators only.' })
  @IsOptional()
  @IsUUID()
  company_id?: string | null;
}

export class ListConnectionsDto extends PageDto {
  @ApiPropertyOptional({ example: 'default' })
  @IsOptional()
  @IsLabel()
  label?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];

  @ApiPropertyOptional({ format: 'uuid', description: "Only this company's own; for operators." })
  @IsOptional()
  @IsUUID()
  company_id?: string;
}
