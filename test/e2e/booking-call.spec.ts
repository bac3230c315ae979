import { type Frontdesk, startFrontdesk } from '../support/app.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

describe('a signed call of book_appointment', () => {
  it('books in the own team of the called company', async () => {
    const answer = await frontdesk.call().invoke('book_appointment', {
      service: 'Bartschnitt',
      start: '2026-12-01T10:00',
      customer_name: 'Mila Brandt',
      caller_confirmed: true,
    });

    expect(answer.body).toMatchObject({ ok: true, status: 'booked', booking: { start: '2026-12-01T10:00', timezone: 'Europe/Berlin' } });
    expect(frontdesk.calcom.bookings()).toHaveLength(1);
  });
});
