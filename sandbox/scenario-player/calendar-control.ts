import { z } from 'zod';
import type { Fault } from '../calcom-server/faults.js';
import { demoEventType } from './phone-lines.js';

const BOOKING = z.object({
  uid: z.string(),
  eventTypeId: z.number(),
  start: z.string(),
  end: z.string(),
  status: z.string(),
  hostIds: z.array(z.number()),
  metadata: z.record(z.string(), z.unknown()),
});

/** A booking as the stand-in shows it under /_sandbox/bookings. */
export type CalendarBooking = z.output<typeof BOOKING>;

const V2_BOOKINGS = '2024-08-13';

/** What others do at Cal.com while a call goes on: the stand-in's control routes, and its API with the key of the service user. */
export class CalendarControl {
  constructor(
    private readonly origin: string,
    private readonly apiKey: string,
  ) {}

  async bookings(): Promise<CalendarBooking[]> {
    return z.object({ bookings: z.array(BOOKING) }).parse(await this.send('GET', '/_sandbox/bookings')).bookings;
  }

  async misbehave(fault: Fault): Promise<void> {
    await this.send('POST', '/_sandbox/faults', fault);
  }

  async behave(): Promise<void> {
    await this.send('DELETE', '/_sandbox/faults');
  }

  /** Somebody else books past Frontdesk. Resolves to the uid. */
  async bookElsewhere(service: string, start: Date): Promise<string> {
    const attendee = { name: 'Toni Fremd', email: 'toni.fremd@example.com', phoneNumber: '+4917604069099', timeZone: 'Europe/Berlin' };
    const body = { eventTypeId: demoEventType(service).id, start: start.toISOString(), attendee };
    const made = await this.send('POST', '/v2/bookings', body);
    return z.object({ data: z.object({ uid: z.string() }) }).parse(made).data.uid;
  }

  async hostDoes(what: 'cancel' | 'confirm' | 'decline', uid: string): Promise<void> {
    const body = what === 'cancel' ? { cancellationReason: 'Krank' } : what === 'decline' ? { reason: 'Ausgebucht' } : {};
    await this.send('POST', `/v2/bookings/${uid}/${what}`, body);
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...{ authorization: `Bearer ${this.apiKey}`, 'cal-api-version': V2_BOOKINGS },
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the calendar answered ${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }
}
