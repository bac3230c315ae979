import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import { ROLES, type Role } from '../actor.js';

const COMPANY_ROLES = ['admin', 'viewer'] as const;

export class CreateUserDto {
  @ApiProperty({ example: 'anna@salon-seeblick.example' })
  @MaxLength(320)
  @IsEmail()
  email!: string;

  @ApiProperty({ enum: ROLES, example: 'admin' })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of an admin or viewer. Company users may leave it out: it is their own.' })
  @IsOptional()
  @IsUUID()
  company_id?: string;
}

/** What is left out stays as it is. */
export class UpdateUserDto {
  @ApiPropertyOptional({ enum: COMPANY_ROLES, description: 'Of a company user; nobody becomes an operator or stops being one.' })
  @IsOptional()
  @IsIn(COMPANY_ROLES)
  role?: (typeof COMPANY_ROLES)[number];

  @ApiPropertyOptional({ description: 'Somebody inactive is logged out everywhere at once.' })
  @IsOptional()
  @IsBoolean()
  is_active?: boolean;
}

export class ListUsersDto extends PageDto {
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
  is_active?: boolean;
}
