import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CalcomOrder, type CalcomOutcome, PlaceAtCalcom } from '../../contracts/calcom/place-at-calcom.command.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { outcomeOf } from '../calcom-outcome.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomError } from '../clients/calcom-error.js';
import { BOOKING_ID_KEY, placedAtCalcom } from '../placed-at-calcom.js';
import { SlotCache } from '../slot-cache.js';

@CommandHandler(PlaceAtCalcom)
export class PlaceAtCalcomHandler implements ICommandHandler<PlaceAtCalcom> {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly slots: SlotCache,
  ) {}

  async execute({ order }: PlaceAtCalcom): Promise<CalcomOutcome> {
    try {
      return await this.send(order);
    } catch (error) {
      if (error instanceof CalcomError) return outcomeOf(error);
      // Before the request was made (no key, no database): nothing can have been carried out.
      return { kind: 'not_sent', detail: error instanceof Error ? error.message : 'unknown' };
    } finally {
      this.slots.clear(order.companyId, order.calcomEventTypeId);
    }
  }

  private async send(order: CalcomOrder): Promise<CalcomOutcome> {
    const { email, phoneNumber, ...attendee } = order.attendee;
    const booking = await this.gateway.ask(order.connectionId, 'live', order.answerBy.getTime() - Date.now(), (call) =>
      this.client.createBooking(call, {
        eventTypeId: order.calcomEventTypeId,
        start: order.start,
        ...(order.durationMinutes === null ? {} : { durationMinutes: order.durationMinutes }),
        attendee: { ...attendee, ...(email ? { email } : {}), ...(phoneNumber ? { phoneNumber } : {}) },
        answers: order.answers,
        metadata: { [BOOKING_ID_KEY]: order.bookingId },
      }),
    );
    const placed = placedAtCalcom(booking, order.bookingId);
    if (placed) return { kind: 'placed', booking: placed };
    if (booking.metadata[BOOKING_ID_KEY] === order.bookingId)
      return { kind: 'refused', refusal: 'taken', detail: 'the booking that carries our id does not stand' };
    // Somebody else's booking is none for this caller (invariant 8); only a 4xx is a definite no, so ours may stand beside it (invariant 9).
    return { kind: 'unknown', serverError: false, detail: 'the answer does not carry our booking id' };
  }
}
