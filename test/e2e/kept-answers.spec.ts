import { KeptAnswers } from '../../src/telephony/functions/kept-answers.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { anotherCaller, storedCalls } from '../support/booking-calls.js';

interface Row {
  id: string;
  state: string;
  answer: { status: string; tried?: number } | null;
}

/** As many as one company may have at work: none is put off. */
const AT_ONCE = 8;

let frontdesk: Frontdesk;

beforeAll(async () => {
  frontdesk = await startFrontdesk();
});

afterAll(() => frontdesk.close());

function rows(): Promise<Row[]> {
  return frontdesk.database.query<Row>('select id, state, answer from function_calls order by started_at, id');
}

describe('the answers that were given', () => {
  it('are kept of many calls at once, each with its own', async () => {
    const calls = Array.from({ length: AT_ONCE }, () => frontdesk.call({ from: anotherCaller() }));
    const given = await Promise.all(calls.map(async (call, index) => call.invoke('list_services', { query: index % 2 ? 'Bart' : 'Haar' })));

    for (const call of calls) expect(await storedCalls(frontdesk, call.callId)).toMatchObject([{ status: 'listed', http_status: 200 }]);
    const kept = (await rows()).map(({ answer }) => JSON.stringify(answer));
    expect(kept.toSorted()).toEqual(given.map(({ body }) => JSON.stringify(body)).toSorted());
  });

  it('stay as they were given first, and one that cannot be stored loses no other', async () => {
    const calls = Array.from({ length: 3 }, () => frontdesk.call({ from: anotherCaller() }));
    await Promise.all(calls.map(async (call) => call.invoke('list_services', {})));
    const [first, second, third] = (await rows()).slice(-3);
    await frontdesk.database.query(`update function_calls set state = 'started', answer = null where id = any($1)`, [
      [first?.id, second?.id],
    ]);
    const answer = { answer: { status: 'listed', tried: 1 }, httpStatus: 200, ms: 5 };
    const kept = frontdesk.app.get(KeptAnswers);

    await Promise.all([
      // A NUL, which PostgreSQL's jsonb does not take.
      kept.keep({ functionCallId: first?.id ?? '', ...answer, chain: [{ link: 'service', what: '\0' }] }),
      kept.keep({ functionCallId: second?.id ?? '', ...answer, chain: [] }),
      kept.keep({ functionCallId: third?.id ?? '', ...answer, chain: [] }),
    ]);

    const now = (await rows()).slice(-3);
    expect(now.map(({ state }) => state)).toEqual(['started', 'finished', 'finished']);
    expect(now.map((row) => row.answer?.tried)).toEqual([undefined, 1, undefined]);
  });
});
