import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsWhole } from './fields.js';

export class AssignTeamDto {
  @ApiProperty({ example: 42, minimum: 1 })
  @IsWhole(1)
  calcom_team_id!: number;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Left out: the connection labelled `default`.' })
  @IsOptional()
  @IsUUID()
  connection_id?: string | null;
}
