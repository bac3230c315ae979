import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { AuditEntryView } from '../queries/list-audit-log.query.js';
import { ACTOR_KINDS, AUDIT_ACTIONS } from './audit-log.dto.js';

const VALUES = { type: 'object', additionalProperties: true, nullable: true } as const;

class AuditActorResponse {
  @ApiProperty({ enum: ACTOR_KINDS })
  kind!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Of a user or token.' })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when the user or token is gone, or none of the company that asks.' })
  name!: string | null;
}

export class AuditEntryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty()
  actor: AuditActorResponse;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action: string;

  @ApiProperty({ example: 'services' })
  subject: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  subject_id: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  company_id: string | null;

  @ApiProperty({ ...VALUES, example: { is_active: true }, description: 'What changed; secrets as `masked`, personal fields as `changed`.' })
  before: Record<string, unknown> | null;

  @ApiProperty({ ...VALUES, example: { is_active: false } })
  after: Record<string, unknown> | null;

  constructor(entry: AuditEntryView) {
    this.id = entry.id;
    this.at = entry.at.toISOString();
    this.actor = { kind: entry.actorKind, id: entry.actorId, name: entry.actorName };
    this.action = entry.action;
    this.subject = entry.subject;
    this.subject_id = entry.subjectId;
    this.company_id = entry.companyId;
    this.before = entry.before;
    this.after = entry.after;
  }
}

export class AuditLogResponse extends PageResponse {
  @ApiProperty({ type: [AuditEntryResponse] })
  data!: AuditEntryResponse[];

  constructor(entries: AuditEntryView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        entries,
        page,
        ({ position, id }) => [position, id],
        (entry) => new AuditEntryResponse(entry),
      ),
    );
  }
}
