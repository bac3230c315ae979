import { aBooking, anOutcome, MITTE } from '../../../test/factories/outcomes.js';
import { speak } from './answer.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const ASKED = new Date('2026-11-26T13:30:00Z');
const FREE = ['2026-11-26T13:00:00Z', '2026-11-26T13:30:00Z', '2026-11-26T15:00:00Z', '2026-11-27T08:30:00Z', '2026-11-27T09:30:00Z'].map(
  (time) => new Date(time),
);
const BOOKING_FIELD = {
  reference: 'SB-7Q4K',
  service: 'Haarschnitt Damen',
  start: '2026-11-26T14:30',
  end: '2026-11-26T15:15',
  timezone: 'Europe/Berlin',
  customer_name: 'Mila Brandt',
};
const service = { id: 's', name: 'Haarschnitt Damen' };

describe('the fields of an answer', () => {
  it.each(['slot_taken', 'unavailable', 'closed', 'too_soon'] as const)('%s: the asked time and at most three others', (status) => {
    const answer = speak('book_appointment', anOutcome(status, { service, start: ASKED, alternatives: FREE }), 'de', NOW);

    expect(answer).toMatchObject({
      service: 'Haarschnitt Damen',
      start: '2026-11-26T14:30',
      date: '2026-11-26',
      timezone: 'Europe/Berlin',
    });
    expect(answer['alternatives']).toEqual([
      { start: '2026-11-26T14:00', say: 'Donnerstag um 14 Uhr' },
      { start: '2026-11-26T16:00', say: 'Donnerstag um 16 Uhr' },
      { start: '2026-11-27T09:30', say: 'Freitag um 9 Uhr 30' },
    ]);
  });

  it('unavailable on a day without one time: the day, and no time invented', () => {
    const answer = speak('check_availability', anOutcome('unavailable', { date: '2026-11-26', alternatives: [] }), 'de', NOW);

    expect(answer).toMatchObject({ date: '2026-11-26', timezone: 'Europe/Berlin', alternatives: [] });
    expect(answer).not.toHaveProperty('start');
  });

  it('slots: up to three on the understood day, without a start', () => {
    const answer = speak('check_availability', anOutcome('slots', { service, date: '2026-11-26', slots: FREE }), 'en', NOW);

    expect(answer).toMatchObject({ ok: true, service: 'Haarschnitt Damen', date: '2026-11-26', timezone: 'Europe/Berlin' });
    expect(answer['slots']).toEqual([
      { start: '2026-11-26T14:00', say: 'Thursday at 2 pm' },
      { start: '2026-11-26T14:30', say: 'Thursday at 2:30 pm' },
      { start: '2026-11-26T16:00', say: 'Thursday at 4 pm' },
    ]);
    expect(answer).not.toHaveProperty('start');
    expect(answer).not.toHaveProperty('alternatives');
  });

  it('available: the asked time', () => {
    const answer = speak('check_availability', anOutcome('available', { start: ASKED }), 'de', NOW);

    expect(answer).toMatchObject({ start: '2026-11-26T14:30', date: '2026-11-26', timezone: 'Europe/Berlin' });
  });

  it.each(['booked', 'pending_confirmation', 'already_booked', 'moved', 'cancelled', 'already_cancelled'] as const)(
    '%s: the booking',
    (status) => {
      const answer = speak('book_appointment', anOutcome(status, { booking: aBooking() }), 'de', NOW);

      expect(answer).toMatchObject({ service: 'Haarschnitt Damen', timezone: 'Europe/Berlin' });
      expect(answer['booking']).toEqual(BOOKING_FIELD);
    },
  );

  it.each(['will_confirm_later', 'one_moment', 'slot_taken', 'ask_confirmation', 'unavailable'] as const)(
    '%s: no booking while a new one is being made',
    (status) => {
      const answer = speak('book_appointment', anOutcome(status, { booking: aBooking(), start: ASKED }), 'de', NOW);

      expect(answer).not.toHaveProperty('booking');
      expect(answer).toMatchObject({ start: '2026-11-26T14:30', timezone: 'Europe/Berlin' });
    },
  );

  it.each(['ask_confirmation', 'too_late'] as const)('%s: the booking to be cancelled', (status) => {
    expect(speak('cancel_appointment', anOutcome(status, { booking: aBooking() }), 'de', NOW)['booking']).toEqual(BOOKING_FIELD);
  });

  it('ask_date: no start, date, slots or zone', () => {
    const facts = { start: ASKED, date: '2026-11-26', slots: FREE, alternatives: FREE };

    const answer = speak('book_appointment', anOutcome('ask_date', facts), 'de', NOW);

    expect(Object.keys(answer).toSorted()).toEqual(['message', 'next_step', 'ok', 'status']);
  });

  it('number_unknown: words only', () => {
    const answer = speak('list_services', anOutcome('number_unknown', { scene: null, start: ASKED }), 'de', NOW);

    expect(Object.keys(answer).toSorted()).toEqual(['message', 'next_step', 'ok', 'status']);
  });

  it('listed: every service, with category and price where it has them', () => {
    const services = [
      { id: 'a', name: 'Bartschnitt', category: 'Herren', durationMinutes: 20, price: { minor: 1850, currency: 'EUR' } },
      { id: 'b', name: 'Beratung', category: null, durationMinutes: 15, price: null },
    ];

    expect(speak('list_services', anOutcome('listed', { services }), 'de', NOW)['services']).toEqual([
      { id: 'a', name: 'Bartschnitt', duration_minutes: 20, category: 'Herren', price: '18,50 €' },
      { id: 'b', name: 'Beratung', duration_minutes: 15 },
    ]);
  });

  it('listed: stays below what Retell hands to the model', () => {
    const services = Array.from({ length: 500 }, () => ({
      id: '0190d6c4-7a4b-7c3e-9b1a-2f4c5d6e7f82',
      name: 'Farbe und Schnitt mit Beratung',
      category: 'Damen',
      durationMinutes: 120,
      price: { minor: 123456, currency: 'JPY' },
    }));

    const answer = speak('list_services', anOutcome('listed', { services }), 'en', NOW);

    expect(JSON.stringify(answer).length).toBeLessThan(15_000);
    expect(answer['services']).toHaveProperty('0.price', 'JP¥123,456');
  });

  it('found: each booking in the zone of its branch', () => {
    const bookings = [aBooking(), aBooking({ reference: 'SB-9XYZ', timeZone: 'Europe/London', status: 'pending_confirmation' })];

    expect(speak('find_appointments', anOutcome('found', { bookings }), 'de', NOW)['bookings']).toEqual([
      {
        reference: 'SB-7Q4K',
        service: 'Haarschnitt Damen',
        start: '2026-11-26T14:30',
        end: '2026-11-26T15:15',
        timezone: 'Europe/Berlin',
        status: 'confirmed',
      },
      {
        reference: 'SB-9XYZ',
        service: 'Haarschnitt Damen',
        start: '2026-11-26T13:30',
        end: '2026-11-26T14:15',
        timezone: 'Europe/London',
        status: 'pending_confirmation',
      },
    ]);
  });

  it.each([
    ['ask_service', { choices: ['Bartschnitt', 'Beratung'] }, { choices: ['Bartschnitt', 'Beratung'] }],
    ['ask_duration', { durations: [15, 30, 60] }, { durations: [15, 30, 60] }],
    [
      'ask_answer',
      { question: { slug: 'hair', label: 'Haarlänge', options: ['kurz', 'lang'] } },
      { question: { slug: 'hair', label: 'Haarlänge', options: ['kurz', 'lang'] } },
    ],
    ['ask_contact', { contact: 'email' }, { contact: 'email' }],
    ['invalid_arguments', { invalid: ['duration_minutes'] }, { invalid: ['duration_minutes'] }],
  ] as const)('%s: what is asked for', (status, facts, fields) => {
    const outcome = { status, scene: MITTE, chain: [], ...structuredClone<object>(facts) };

    expect(speak('book_appointment', outcome, 'de', NOW)).toMatchObject(fields);
  });
});
