import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsFlag } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import { IsWhole } from './fields.js';
import { STATUSES } from './team.response.js';

export class AssignTeamDto {
  @ApiProperty({ example: 42, minimum: 1 })
  @IsWhole(1)
  calcom_team_id!: number;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Left out: the connection labelled `default`.' })
  @IsOptional()
  @IsUUID()
  connection_id?: string | null;
}

export class ListTeamsDto extends PageDto {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  team_sync_status?: (typeof STATUSES)[number];

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'True: the former teams instead.' })
  @IsFlag()
  removed?: boolean;
}
