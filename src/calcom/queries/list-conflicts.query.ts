import { Query } from '@nestjs/cqrs';

/** An event type that another company holds: nothing of it was changed here. */
export interface ConflictView {
  companyTeamId: string;
  calcomEventTypeId: number;
  name: string;
  reason: string;
  seenAt: string;
}

/** What the latest finished sync of each standing team met. There are few: all of them. */
export class ListConflicts extends Query<ConflictView[]> {
  constructor(readonly companyId: string) {
    super();
  }
}
