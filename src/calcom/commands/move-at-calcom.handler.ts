import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MoveAtCalcom } from '../../contracts/calcom/move-at-calcom.command.js';
import type { CalcomOutcome } from '../../contracts/calcom/place-at-calcom.command.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { outcomeOf } from '../calcom-outcome.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomError } from '../clients/calcom-error.js';
import { placedAtCalcom } from '../placed-at-calcom.js';
import { SlotCache } from '../slot-cache.js';

@CommandHandler(MoveAtCalcom)
export class MoveAtCalcomHandler implements ICommandHandler<MoveAtCalcom> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly slots: SlotCache,
  ) {}

  async execute({ order }: MoveAtCalcom): Promise<CalcomOutcome> {
    try {
      const timeLeft = order.answerBy.getTime() - Date.now();
      const booking = await this.gateway.ask(order.connectionId, 'live', timeLeft, (call) =>
        this.client.rescheduleBooking(call, order.uid, { start: order.start, reason: order.reason }),
      );
      const placed = placedAtCalcom(booking, order.bookingId);
      if (placed) return { kind: 'placed', booking: placed };
      // Its old place may be gone already: what stands is looked up by the old uid.
      return { kind: 'unknown', serverError: false, detail: 'the answer does not carry our booking id' };
    } catch (error) {
      if (error instanceof CalcomError)
        return error.code === 'not_found' ? { kind: 'refused', refusal: 'gone', detail: 'not_found' } : outcomeOf(error);
      return { kind: 'not_sent', detail: error instanceof Error ? error.name : 'unknown' };
    } finally {
      this.slots.clear(order.companyId, order.calcomEventTypeId);
    }
  }
}
