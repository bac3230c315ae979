import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { BookedTimes } from './booked-times.js';
import { type Answer, bookingAnswer, bookingsAnswer, takenAnswer } from './booking-answers.js';
import { FreeSlots } from './free-slots.js';

/** High enough never to be met; the product learns it from here and leases its permits in large blocks. */
const LIMIT = 10_000_000;

/** What was asked, and how long it took here: told under /_bench/counts. */
export interface CalendarCounts {
  slots: number;
  book: number;
  look: number;
  ms: number;
}

/**
 * Cal.com at 0 ms, or as slow as `POST /_bench/delay?ms=` says, for as many event types as one likes: free slots, bookings with their metadata read back, and nothing else. It
 * answers in the shapes of the recordings. The sandbox's stand-in knows far more and takes several times as long.
 */
export async function startCalendar(): Promise<string> {
  const booked = new BookedTimes();
  const slots = new FreeSlots(booked);
  let counts: CalendarCounts = { slots: 0, book: 0, look: 0, ms: 0 };
  let delayMs = 0;
  const answer = (kind: string, url: URL, body: string): Answer | null => {
    if (kind === 'GET /v2/slots') {
      counts.slots += 1;
      return { status: 200, text: slots.answer(url.searchParams) };
    }
    if (kind === 'POST /v2/bookings') {
      counts.book += 1;
      const made = booked.take(JSON.parse(body));
      return made ? bookingAnswer(made) : takenAnswer();
    }
    if (kind === 'GET /v2/bookings') {
      counts.look += 1;
      return bookingsAnswer(booked.of(Number(url.searchParams.get('eventTypeId'))));
    }
    return null;
  };
  const open = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://calendar');
    const kind = `${request.method} ${url.pathname}`;
    if (kind === 'POST /_bench/counts') {
      const told = counts;
      counts = { slots: 0, book: 0, look: 0, ms: 0 };
      return send(response, { status: 200, text: JSON.stringify(told) });
    }
    if (kind === 'POST /_bench/delay') {
      delayMs = Number(url.searchParams.get('ms'));
      return send(response, { status: 200, text: '{}' });
    }
    const body = request.method === 'POST' ? await text(request) : '';
    if (delayMs > 0) await delay(delayMs);
    const began = performance.now();
    send(response, answer(kind, url, body) ?? { status: 404, text: '{"status":"error"}' });
    counts.ms += performance.now() - began;
  };
  const server = createServer((request, response) => void open(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the calendar has no port');
  return `http://127.0.0.1:${address.port}`;
}

function send(response: ServerResponse, { status, text: body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-ratelimit-limit-default': LIMIT,
    'x-ratelimit-remaining-default': LIMIT,
    'x-ratelimit-reset-default': 60,
  });
  response.end(body);
}
