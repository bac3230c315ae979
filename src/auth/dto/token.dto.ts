import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsFlag, IsInstant } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import { ROLES, type Role } from '../actor.js';

export class CreateTokenDto {
  @ApiProperty({ example: 'nightly export', description: 'What it is for.' })
  @Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { message: '$property must be one line of text and not empty' })
  @MaxLength(200)
  @IsString()
  name!: string;

  @ApiProperty({ enum: ROLES, example: 'viewer' })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of an admin or viewer token. Company users may leave it out: it is their own.' })
  @IsOptional()
  @IsUUID()
  company_id?: string;

  @ApiPropertyOptional({
    example: ['bookings:read', 'callback-requests:write'],
    description: '`<area>:read` or `<area>:write`, the area being the part of the path; `*` is all. Without: all that the role allows.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @IsArray()
  scopes?: string[];

  @ApiPropertyOptional({ format: 'date-time', example: '2027-11-26T13:30:00Z', description: 'Without: until it is revoked.' })
  @IsOptional()
  @IsInstant()
  expires_at?: string;
}

export class ListTokensDto extends PageDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  company_id?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional()
  @IsFlag()
  is_revoked?: boolean;
}
