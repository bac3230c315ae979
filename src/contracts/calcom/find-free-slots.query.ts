import { Query } from '@nestjs/cqrs';

export interface SlotsQuestion {
  companyId: string;
  connectionId: string;
  calcomEventTypeId: number;
  /** [from, to), instants. */
  from: Date;
  to: Date;
  /** IANA; the zone Cal.com counts days in. */
  timeZone: string;
  /** Only for event types with several lengths. */
  durationMinutes: number | null;
  /** The uid of a booking that is to be moved: its own time counts as free. */
  instead: string | null;
  /** Do not answer from the short cache. */
  fresh: boolean;
  answerBy: Date;
}

/** Free starts as Cal.com sees them, sorted; `unknown` when Cal.com could not be asked in time. */
export type FreeSlots = { known: true; starts: Date[] } | { known: false };

/** What is free in a range: one request to Cal.com, shared by equal questions in flight, cached shortly per company. */
export class FindFreeSlots extends Query<FreeSlots> {
  constructor(readonly question: SlotsQuestion) {
    super();
  }
}
