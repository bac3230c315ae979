import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

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
  @Matches(/^[a-z0-9][a-z0-9-]*$/, { message: '$property must be the slug of a workspace' })
  workspace?: string | null;
}
