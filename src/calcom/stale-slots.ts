import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SlotCache } from './slot-cache.js';

/** Forgets what was free around a booking that changed at Cal.com, ours or not. */
@Injectable()
export class StaleSlots {
  constructor(
    private readonly em: EntityManager,
    private readonly slots: SlotCache,
  ) {}

  /** Only of the company that owns the event type, and only if it books through this connection. */
  async forget(connectionId: string, eventTypeId: number | null, times: { from: Date; to: Date }[]): Promise<void> {
    if (eventTypeId === null) return;
    const owners = await this.em.getConnection().execute<{ companyId: string }[]>(
      `select m.company_id as "companyId" from team_event_type_mappings m join company_teams t on t.id = m.company_team_id
       where m.calcom_event_type_id = ? and t.connection_id = ? and m.released_at is null`,
      [eventTypeId, connectionId],
    );
    for (const { companyId } of owners) this.slots.clearTimes(companyId, times);
  }
}
