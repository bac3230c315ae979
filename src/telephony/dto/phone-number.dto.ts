import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import type { PhoneNumberFields } from '../commands/update-phone-number.command.js';

const SLUG = /^[a-z0-9][a-z0-9-]*$/;
const SLUG_MESSAGE = { message: '$property must be the slug of a workspace' };

/** May be left out, but not be null. */
const IfGiven = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

export class AddPhoneNumberDto {
  @ApiProperty({ example: '+49305550101', description: 'E.164, or any spelling that is dialable in `country`.' })
  @MaxLength(40)
  @IsString()
  number!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'DE', description: 'For numbers written without their country code.' })
  @IsOptional()
  @Matches(/^[A-Za-z]{2}$/, { message: '$property must be a two-letter country code such as DE' })
  country?: string | null;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  branch_id!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'default', description: 'The Retell workspace that signs its calls.' })
  @IsOptional()
  @Matches(SLUG, SLUG_MESSAGE)
  workspace?: string | null;
}

/** What is left out stays as it is. */
export class UpdatePhoneNumberDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ example: 'default' })
  @IfGiven()
  @Matches(SLUG, SLUG_MESSAGE)
  workspace?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'agent_9f2c41', description: 'Which agent answers at Retell.' })
  @IsOptional()
  @Matches(/^[\w-]{1,100}$/, { message: '$property must be the id of an agent at Retell' })
  retell_agent_id?: string | null;

  @ApiPropertyOptional({ example: true })
  @IfGiven()
  @IsBoolean()
  is_active?: boolean;

  toFields(): PhoneNumberFields {
    return { branchId: this.branch_id, workspace: this.workspace, retellAgentId: this.retell_agent_id, isActive: this.is_active };
  }
}

export class ListPhoneNumbersDto extends PageDto {
  @ApiPropertyOptional({ example: '+49305550101', description: 'E.164.' })
  @IsOptional()
  @Matches(/^\+[1-9]\d{4,14}$/, { message: '$property must be E.164 such as +49305550101' })
  number?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ type: Boolean, example: true })
  @IsFlag()
  is_active?: boolean;
}
