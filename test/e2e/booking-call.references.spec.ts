import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { book, bookingsAt, standingAt, weekday } from '../support/booking-calls.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
  // A company's references of each length run out as if there were one of them.
  await frontdesk.database.query(`
    create function draw_the_same() returns trigger language plpgsql as $$
    begin new.reference := 'SS-' || repeat('A', length(new.reference) - 3); return new; end $$`);
  await frontdesk.database.query('create trigger draw_the_same before insert on bookings for each row execute function draw_the_same()');
}, 60_000);
afterAll(() => frontdesk.close());

describe('a reference that another booking has already', () => {
  it.each([
    ['09:00', 4],
    ['09:20', 5],
    ['09:40', 6],
  ])('keeps nobody from booking at %s: one of %i letters is drawn', async (time, letters) => {
    const start = `${weekday(0)}T${time}`;

    const answer = await book(frontdesk, start);

    expect(answer.body).toMatchObject({ status: 'booked', booking: { reference: expect.stringMatching(`^SS-[A-Z0-9]{${letters}}$`) } });
    expect(standingAt(frontdesk, start)).toHaveLength(1);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'confirmed', claims: 0 }]);
  });

  it('is asked for again by the agent when the longest is taken, and nothing was sent', async () => {
    const start = `${weekday(0)}T10:00`;

    const answer = await book(frontdesk, start);

    expect(answer.body.status).toBe('one_moment');
    expect(standingAt(frontdesk, start)).toEqual([]);
    expect(await bookingsAt(frontdesk, start)).toEqual([]);
  });
});
