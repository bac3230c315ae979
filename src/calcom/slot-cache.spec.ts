import type { SlotsQuestion } from '../contracts/calcom/find-free-slots.query.js';
import { SlotCache } from './slot-cache.js';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const [wallClock, steadyClock] = [Date.now, performance.now.bind(performance)];

let cache: SlotCache;
beforeEach(() => (cache = new SlotCache()));
afterEach(() => {
  Date.now = wallClock;
  Reflect.deleteProperty(performance, 'now');
});

function goForward(ms: number): void {
  performance.now = () => steadyClock() + ms;
}

/** About the nth event type and day. */
function question(n: number, change: Partial<SlotsQuestion> = {}): SlotsQuestion {
  const from = new Date(NOW + (n % 300) * DAY_MS);
  const line = { companyId: `company ${n}`, connectionId: 'connection', calcomEventTypeId: n, timeZone: 'Europe/Berlin' };
  return {
    ...line,
    from,
    to: new Date(from.getTime() + DAY_MS),
    durationMinutes: null,
    instead: null,
    fresh: false,
    answerBy: from,
    ...change,
  };
}

function keptQuestions(): number {
  const groups: Map<string, Map<string, unknown>> = Reflect.get(cache, 'byEventType');
  return [...groups.values()].reduce((sum, group) => sum + group.size, groups.size);
}

it('keeps an answer for some seconds, and then neither it nor its event type', async () => {
  let asked = 0;
  const load = (): Promise<Date[]> => Promise.resolve([new Date(NOW + ++asked)]);
  const first = await cache.get(question(1), load);
  expect(await cache.get(question(1), load)).toBe(first);

  for (let n = 2; n < 1_000; n++) await cache.get(question(n), load);
  goForward(21_000);
  await cache.get(question(1), load);

  expect(asked).toBe(1_000);
  expect(keptQuestions()).toBe(2);
});

it('forgets an answer that failed, but not a newer one to the same question', async () => {
  const broken = Promise.withResolvers<Date[]>();
  const old = cache.get(question(1), () => broken.promise);
  const newer = cache.get(question(1, { fresh: true }), () => Promise.resolve([]));
  broken.reject(new Error('Cal.com is away'));
  await expect(old).rejects.toThrow('away');

  expect(cache.get(question(1), () => Promise.resolve([]))).toBe(newer);
});

it('asks anew after these seconds, also when the clock was put back an hour meanwhile', async () => {
  let asked = 0;
  const load = (): Promise<Date[]> => Promise.resolve([new Date(NOW + ++asked)]);

  await cache.get(question(1), load);
  await cache.get(question(1), load);
  const askedAtOnce = asked;
  Date.now = () => wallClock() - 3_600_000;
  goForward(20_001);
  await cache.get(question(1), load);

  expect([askedAtOnce, asked]).toEqual([1, 2]);
});
