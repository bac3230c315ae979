import { ApiProperty } from '@nestjs/swagger';
import { utc } from '../../shared/instants.js';
import { PageResponse } from '../../shared/page.dto.js';
import type { ConflictView } from '../queries/list-conflicts.query.js';

export class ConflictResponse {
  @ApiProperty({ format: 'uuid' })
  company_team_id: string;

  @ApiProperty({ example: 1001 })
  calcom_event_type_id: number;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  name: string;

  @ApiProperty({ example: 'owned_by_another_company' })
  reason: string;

  @ApiProperty({ format: 'date-time' })
  seen_at: string;

  constructor(view: ConflictView) {
    this.company_team_id = view.companyTeamId;
    this.calcom_event_type_id = view.calcomEventTypeId;
    this.name = view.name;
    this.reason = view.reason;
    this.seen_at = utc(view.seenAt);
  }
}

/** Always whole. */
export class ConflictListResponse extends PageResponse {
  @ApiProperty({ type: [ConflictResponse] })
  data: ConflictResponse[];

  constructor(views: ConflictView[]) {
    super();
    this.next_cursor = null;
    this.data = views.map((view) => new ConflictResponse(view));
  }
}
