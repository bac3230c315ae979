import { isFinal, lookAgainInSeconds } from './look-up-rules.js';

const NOW = new Date('2026-11-26T12:00:00Z');

function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1_000);
}

describe('a look-up that found nothing', () => {
  it.each([
    ['59 s after sending', { sentAt: secondsAgo(59), serverErrorAt: null }, false],
    ['60 s after sending', { sentAt: secondsAgo(60), serverErrorAt: null }, true],
    ['1.9 s after a complete 500', { sentAt: secondsAgo(3), serverErrorAt: secondsAgo(1.9) }, false],
    ['2 s after a complete 500', { sentAt: secondsAgo(3), serverErrorAt: secondsAgo(2) }, true],
  ])('%s is final: %p', (_when, sending, final) => {
    expect(isFinal(sending, NOW)).toBe(final);
  });
});

describe('the next look-up', () => {
  it.each([
    [1, 2],
    [9, 2],
    [10, 5],
    [59, 5],
    [60, 10],
    [86_400, 10],
  ])('%d s after sending comes in %d s', (age, wait) => {
    expect(lookAgainInSeconds({ sentAt: secondsAgo(age), serverErrorAt: null }, NOW)).toBe(wait);
  });

  it('comes in 2 s after a complete 500, however long ago it was sent', () => {
    expect(lookAgainInSeconds({ sentAt: secondsAgo(300), serverErrorAt: secondsAgo(1) }, NOW)).toBe(2);
  });
});
