import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelAtCalcom, type CancelOutcome } from '../../contracts/calcom/cancel-at-calcom.command.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { outcomeOf } from '../calcom-outcome.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomError } from '../clients/calcom-error.js';
import { SlotCache } from '../slot-cache.js';

@CommandHandler(CancelAtCalcom)
export class CancelAtCalcomHandler implements ICommandHandler<CancelAtCalcom> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly slots: SlotCache,
  ) {}

  async execute({ order }: CancelAtCalcom): Promise<CancelOutcome> {
    try {
      const timeLeft = order.answerBy.getTime() - Date.now();
      const booking = await this.gateway.ask(order.connectionId, 'live', timeLeft, (call) =>
        this.client.cancelBooking(call, order.uid, order.reason),
      );
      return { kind: booking.status === 'cancelled' ? 'cancelled' : 'gone' };
    } catch (error) {
      return cancelOutcome(error);
    } finally {
      this.slots.clear(order.companyId, order.calcomEventTypeId);
    }
  }
}

function cancelOutcome(error: unknown): CancelOutcome {
  if (!(error instanceof CalcomError))
    return { kind: 'not_sent', detail: error instanceof Error ? error.name : 'unknown', serverError: false };
  const outcome = outcomeOf(error);
  if (error.code === 'not_found' || (outcome.kind === 'refused' && outcome.refusal === 'gone')) return { kind: 'gone' };
  return { kind: outcome.kind, detail: outcome.detail, serverError: outcome.kind === 'unknown' && outcome.serverError };
}
