import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FindFreeSlots, type FreeSlots } from '../../contracts/calcom/find-free-slots.query.js';
import { whileOthersWork } from '../../shared/call-timer.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomError } from '../clients/calcom-error.js';
import { SlotCache } from '../slot-cache.js';

@QueryHandler(FindFreeSlots)
export class FindFreeSlotsHandler implements IQueryHandler<FindFreeSlots> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly cache: SlotCache,
  ) {}

  async execute({ question }: FindFreeSlots): Promise<FreeSlots> {
    try {
      // Also who only waits for the answer to another call's question.
      const starts = await whileOthersWork(() =>
        this.cache.get(question, () =>
          this.gateway.ask(question.connectionId, 'live', question.answerBy.getTime() - Date.now(), (call) =>
            this.client.findSlots(call, {
              eventTypeId: question.calcomEventTypeId,
              from: question.from,
              to: question.to,
              timeZone: question.timeZone,
              ...(question.durationMinutes === null ? {} : { durationMinutes: question.durationMinutes }),
              ...(question.instead === null ? {} : { bookingUidToReschedule: question.instead }),
            }),
          ),
        ),
      );
      return { known: true, starts };
    } catch (error) {
      if (error instanceof CalcomError) return { known: false };
      throw error;
    }
  }
}
