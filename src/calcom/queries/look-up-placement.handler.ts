import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LookUpPlacement, type Placement } from '../../contracts/calcom/look-up-placement.query.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { placedAtCalcom } from '../placed-at-calcom.js';

@QueryHandler(LookUpPlacement)
export class LookUpPlacementHandler implements IQueryHandler<LookUpPlacement> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
  ) {}

  async execute({ where }: LookUpPlacement): Promise<Placement> {
    try {
      const bookings = await this.gateway.ask(where.connectionId, 'live', where.answerBy.getTime() - Date.now(), (call) =>
        this.client.findBookings(call, {
          eventTypeId: where.calcomEventTypeId,
          afterStart: around(where.start, -1),
          beforeEnd: around(where.end, 1),
        }),
      );
      const found = bookings.map((booking) => placedAtCalcom(booking, where.bookingId)).find((placed) => placed !== null);
      return { asked: true, found: found ?? null };
    } catch {
      // Whatever kept Cal.com from a complete answer, nothing is known; the attempt is looked up again later.
      return { asked: false };
    }
  }
}

/** Cal.com says "after" and "before" without telling whether the bound itself counts: ask a minute wider. */
function around(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
