import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BringUpToDate, type BroughtUpToDate, type Touched } from '../contracts/booking/bring-up-to-date.command.js';
import { CalcomGateway } from './calcom-gateway.js';
import type { CalcomBooking } from './clients/calcom-booking.js';
import { CalcomError } from './clients/calcom-error.js';
import { CalcomClient } from './clients/calcom.client.js';
import type { WebhookHint } from './dto/webhook.dto.js';
import { ourBookingId } from './placed-at-calcom.js';
import { StaleSlots } from './stale-slots.js';

const READ_WITHIN_MS = 15_000;
/** After this long a uid that Cal.com does not know is no replica's delay. */
const MISSING_IS_FINAL_AFTER_SECONDS = 60;

export type Told = BroughtUpToDate | { outcome: 'nothing' };

/** Finds out what a delivery is about. It names uids; whose they are and how they stand is read here and at Cal.com. */
@Injectable()
export class WebhookReading {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly slots: StaleSlots,
  ) {}

  async of(connectionId: string, hint: WebhookHint, ageSeconds: number): Promise<Told> {
    const scope = await this.scope(connectionId);
    const [uid] = hint.uids;
    if (uid === undefined || !scope) return { outcome: 'nothing' };
    const touched = { ...scope, uids: hint.uids, bookingId: null, missingIsFinal: ageSeconds > MISSING_IS_FINAL_AFTER_SECONDS };
    const told = await this.commands.execute(new BringUpToDate(touched));
    await this.slots.forget(connectionId, hint.eventTypeId, hint.times);
    return told.outcome === 'not_ours' ? this.unknown(touched, uid) : told;
  }

  /** A uid that we have never seen: ours only if Cal.com itself says so. */
  private async unknown(touched: Touched, uid: string): Promise<Told> {
    const { connectionId } = touched;
    const read = await this.read(connectionId, uid);
    if (read === null) return { outcome: 'not_ours' };
    if ('retryInSeconds' in read) return { outcome: 'later', seconds: read.retryInSeconds };
    await this.slots.forget(connectionId, read.eventTypeId, [{ from: read.start, to: read.end }]);
    const bookingId = ourBookingId(read);
    const uids = [read.uid, ...(read.rescheduledFromUid === null ? [] : [read.rescheduledFromUid])];
    if (bookingId === null && uids.length === 1) return { outcome: 'not_ours' };
    return this.commands.execute(new BringUpToDate({ ...touched, uids, bookingId }));
  }

  private async read(connectionId: string, uid: string): Promise<CalcomBooking | { retryInSeconds: number } | null> {
    try {
      return await this.gateway.ask(connectionId, 'sync', READ_WITHIN_MS, (call) => this.client.getBooking(call, uid));
    } catch (error) {
      if (!(error instanceof CalcomError)) throw error;
      if (error.code === 'rate_limited') return { retryInSeconds: error.retryAfterSeconds ?? 60 };
      // Not there, or of a kind that we never book (recurring, an old shape): not ours either way.
      if (error.definite || error.code === 'bad_shape') return null;
      throw error;
    }
  }

  /** The companies that book through this connection, also those whose team was removed: their bookings stand. */
  private async scope(connectionId: string) {
    const rows = await this.em
      .getConnection()
      .execute<{ calcomInstance: string; companyId: string }[]>(
        'select distinct calcom_instance as "calcomInstance", company_id as "companyId" from company_teams where connection_id = ?',
        [connectionId],
      );
    const [first] = rows;
    return first && { connectionId, calcomInstance: first.calcomInstance, companyIds: rows.map(({ companyId }) => companyId) };
  }
}
