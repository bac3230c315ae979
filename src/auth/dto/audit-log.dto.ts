import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsInstant } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import type { AuditFilter } from '../queries/list-audit-log.query.js';

export const ACTOR_KINDS = ['user', 'token', 'cli', 'sync', 'webhook', 'scheduler', 'caller', 'start', 'database'] as const;
export const AUDIT_ACTIONS = ['created', 'changed', 'removed'] as const;

export class ListAuditLogDto extends PageDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  company_id?: string;

  @ApiPropertyOptional({ enum: ACTOR_KINDS })
  @IsOptional()
  @IsIn(ACTOR_KINDS)
  actor_kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  actor_id?: string;

  @ApiPropertyOptional({ enum: AUDIT_ACTIONS })
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: string;

  @ApiPropertyOptional({ example: 'services', description: 'The kind of thing that was changed.' })
  @IsOptional()
  @Matches(/^[a-z_]{1,60}$/)
  subject?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  subject_id?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'At this instant or later.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Before this instant.' })
  @IsOptional()
  @IsInstant()
  until?: string;

  toFilter(): AuditFilter {
    return {
      ...{ companyId: this.company_id, actorKind: this.actor_kind, actorId: this.actor_id },
      ...{ action: this.action, subject: this.subject, subjectId: this.subject_id },
      from: this.from === undefined ? undefined : new Date(this.from),
      until: this.until === undefined ? undefined : new Date(this.until),
    };
  }
}
