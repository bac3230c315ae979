import { type DateContext, type DateQuestion, understandDate } from './understand-date.js';

const berlin: DateContext = { now: new Date('2026-11-25T10:00:00+01:00'), timeZone: 'Europe/Berlin', language: 'de' };
const london: DateContext = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/London', language: 'en' };
const asked = (question: Partial<DateQuestion>, context = berlin) =>
  understandDate({ date: null, time: null, partOfDay: null, words: null, ...question }, context);
const ask = (why: string, candidates?: string[]) => ({ kind: 'ask_date', why, ...(candidates && { candidates }) });
const at = (start: string, date: string) => ({ kind: 'time', start: new Date(start), date });

describe('what the agent sends', () => {
  it.each([
    [{ date: '2026-11-26' }, { kind: 'day', date: '2026-11-26' }],
    [
      { date: '2026-11-26', partOfDay: 'afternoon' },
      { kind: 'day', date: '2026-11-26', partOfDay: 'afternoon' },
    ],
    [{ date: '2026-11-26', time: '14:30' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [{ date: '2026-11-26', time: '03:00' }, at('2026-11-26T02:00:00Z', '2026-11-26')],
    [{ start: '2026-11-26T14:30' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [{ start: '2026-11-26T14:30:00+01:00' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [{ date: '2026-11-26T14:30' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [{ date: '2027-11-25' }, { kind: 'day', date: '2027-11-25' }],
    [{ date: '2026-11-25', time: '10:30' }, at('2026-11-25T09:30:00Z', '2026-11-25')],
  ])('understands %j', (question, expected) => {
    expect(asked(question)).toEqual(expected);
  });

  it.each([
    [{}, 'none'],
    [{ time: '14:30' }, 'none'],
    [{ date: 'null', time: '' }, 'none'],
    [{ partOfDay: 'morning' }, 'none'],
    [{ date: '2026-02-30' }, 'impossible'],
    [{ date: '2026-11-31', time: '14:00' }, 'impossible'],
    [{ start: '2027-02-29T10:00' }, 'impossible'],
    [{ date: '2026-11-26', time: '25:00' }, 'impossible'],
    [{ start: '2026-11-26T14:30:00+02:00' }, 'impossible'],
    [{ start: '2027-03-28T02:30' }, 'impossible'],
    [{ date: '2026-11-24' }, 'past'],
    [{ date: '2026-11-25', time: '10:00' }, 'past'],
    [{ date: '2026-11-25', time: '09:00' }, 'past'],
    [{ date: '2027-11-26' }, 'too_far'],
    [{ date: '2027-11-25', time: '10:30' }, 'too_far'],
    [{ start: '2026-11-26T14:30', date: '2026-11-27' }, 'contradiction'],
    [{ start: '2026-11-26T14:30', time: '15:30' }, 'contradiction'],
    [{ date: '2026-11-26', time: '14:30', partOfDay: 'morning' }, 'contradiction'],
    [{ date: 'irgendwas' }, 'not_understood'],
    [{ date: '2026-11-26', time: 'irgendwas' }, 'not_understood'],
  ])('asks about %j: %s', (question, why) => {
    expect(asked(question)).toEqual(ask(why));
  });

  it('reads as words what is no ISO date or time', () => {
    expect(asked({ date: 'übermorgen', time: 'halb drei' })).toEqual(at('2026-11-27T13:30:00Z', '2026-11-27'));
    expect(asked({ date: '27.11.2026', time: '15 Uhr' })).toEqual(at('2026-11-27T14:00:00Z', '2026-11-27'));
    expect(asked({ date: 'tomorrow', time: '2:30 pm' }, london)).toEqual(at('2026-11-26T14:30:00Z', '2026-11-26'));
  });

  it('knows a part of the day that is over', () => {
    const inTheAfternoon = { ...berlin, now: new Date('2026-11-25T14:00:00+01:00') };

    expect(asked({ date: '2026-11-25', partOfDay: 'morning' }, inTheAfternoon)).toEqual(ask('past'));
    expect(asked({ date: '2026-11-25', partOfDay: 'afternoon' }, inTheAfternoon)).toEqual({
      kind: 'day',
      date: '2026-11-25',
      partOfDay: 'afternoon',
    });
  });
});

describe('words supply what is missing', () => {
  it.each([
    [{ date: '2026-11-26', words: 'um halb drei' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [
      { date: '2026-11-26', words: 'am Nachmittag' },
      { kind: 'day', date: '2026-11-26', partOfDay: 'afternoon' },
    ],
    [
      { date: '2026-11-26', words: 'zwischen 14 und 16 Uhr' },
      { kind: 'day', date: '2026-11-26', from: '14:00', to: '16:00' },
    ],
    [{ time: '14:30', words: 'morgen' }, at('2026-11-26T13:30:00Z', '2026-11-26')],
    [{ date: '2026-11-26', partOfDay: 'evening', words: 'um acht' }, at('2026-11-26T19:00:00Z', '2026-11-26')],
    [
      { partOfDay: 'morning', words: 'so bald wie möglich' },
      { kind: 'soonest', partOfDay: 'morning' },
    ],
    [
      { date: '2026-11-27', words: 'so bald wie möglich' },
      { kind: 'day', date: '2026-11-27' },
    ],
  ])('%j', (question, expected) => {
    expect(asked(question)).toEqual(expected);
  });
});

describe('words are checked against what is given', () => {
  it.each([
    [{ date: '2026-11-26', words: 'am Freitag' }],
    [{ date: '2026-11-26', words: 'heute' }],
    [{ date: '2026-11-26', words: 'übermorgen um drei', time: '15:00' }],
    [{ date: '2026-11-26', words: 'am dritten Dezember' }],
    [{ date: '2026-11-26', words: 'am 27.' }],
    [{ date: '2026-11-26', words: 'nächste Woche' }],
    [{ date: '2026-11-30', words: 'nicht am Montag' }],
    [{ date: '2026-12-15', words: 'nächsten Dienstag' }],
    [{ start: '2026-11-26T14:30', words: 'Freitag um halb drei' }],
    [{ start: '2026-11-26T14:30', words: 'Donnerstag um halb vier' }],
    [{ date: '2026-11-26', time: '14:30', words: 'um 15 Uhr' }],
    [{ date: '2026-11-26', time: '02:30', words: 'um 14:30 Uhr' }],
    [{ date: '2026-11-26', time: '14:30', words: 'am Vormittag' }],
    [{ date: '2026-11-26', time: '13:00', words: 'ab 14 Uhr' }],
    [{ date: '2026-11-26', partOfDay: 'morning', words: 'am Nachmittag' }],
    [{ date: '2026-11-26', partOfDay: 'morning', words: 'um 15 Uhr' }],
  ])('finds the contradiction in %j', (question) => {
    expect(asked(question)).toEqual(ask('contradiction'));
  });

  it.each([
    [{ date: '2026-11-26', words: 'am Donnerstag um halb drei', time: '14:30' }],
    [{ date: '2026-11-26', words: 'morgen Nachmittag', time: '14:30' }],
    [{ date: '2026-11-26', words: 'Haarschnitt für zwei Personen', time: '14:30' }],
    [{ date: '2026-11-26', words: 'morgen zwischen zwei und vier', time: '14:30' }],
    [{ start: '2026-11-26T14:30', words: 'ja, am sechsundzwanzigsten elften um halb drei' }],
    [{ start: '2026-11-26T14:30', words: 'Donnerstag oder Freitag um halb drei' }],
    [{ start: '2026-11-26T14:30', words: 'nicht am Freitag' }],
  ])('agrees with %j', (question) => {
    expect(asked(question)).toEqual(at('2026-11-26T13:30:00Z', '2026-11-26'));
  });

  it('lets the agent decide between two meanings of the words', () => {
    expect(asked({ date: '2026-12-01', words: 'nächsten Dienstag' })).toEqual({ kind: 'day', date: '2026-12-01' });
    expect(asked({ date: '2026-12-08', words: 'nächsten Dienstag' })).toEqual({ kind: 'day', date: '2026-12-08' });
    expect(asked({ date: '2027-03-12', words: '3/12' }, london)).toEqual({ kind: 'day', date: '2027-03-12' });
  });

  it('hears half past two in 02:30 and in 14:30', () => {
    expect(asked({ date: '2026-11-26', time: '14:30', words: 'half past two' }, london)).toEqual(at('2026-11-26T14:30:00Z', '2026-11-26'));
    expect(asked({ date: '2026-11-26', time: '02:30', words: 'half past two' }, london)).toEqual(at('2026-11-26T02:30:00Z', '2026-11-26'));
  });
});

describe('the clock change', () => {
  const before: DateContext = { ...berlin, now: new Date('2026-10-23T16:00:00+02:00') };

  it('keeps the local time on both sides of it', () => {
    expect(asked({ words: 'morgen um halb drei' }, before)).toEqual(at('2026-10-24T12:30:00Z', '2026-10-24'));
    expect(asked({ words: 'am Montag um halb drei' }, before)).toEqual(at('2026-10-26T13:30:00Z', '2026-10-26'));
  });

  it('takes the first of an hour that comes twice, unless an offset names the second', () => {
    expect(asked({ words: 'am Sonntag um 2:30 Uhr nachts' }, before)).toEqual(at('2026-10-25T00:30:00Z', '2026-10-25'));
    expect(asked({ start: '2026-10-25T02:30:00+01:00' }, before)).toEqual(at('2026-10-25T01:30:00Z', '2026-10-25'));
  });

  it('counts days by the calendar when the day is shorter or longer, also just after midnight', () => {
    const justAfterMidnight = { ...berlin, now: new Date('2026-10-24T22:30:00Z') };

    expect(asked({ words: 'morgen' }, justAfterMidnight)).toEqual({ kind: 'day', date: '2026-10-26' });
    expect(asked({ words: 'in einer Woche' }, justAfterMidnight)).toEqual({ kind: 'day', date: '2026-11-01' });
  });
});

describe('the language', () => {
  it('is that of the branch; another is read where that says nothing', () => {
    expect(asked({ words: 'tomorrow at three' })).toEqual(at('2026-11-26T14:00:00Z', '2026-11-26'));
    expect(asked({ words: 'morgen um drei' }, london)).toEqual(at('2026-11-26T15:00:00Z', '2026-11-26'));
    expect(asked({ words: 'tomorrow' }, { ...london, language: 'fr' })).toEqual({ kind: 'day', date: '2026-11-26' });
    expect(asked({ words: 'morgen' }, { ...berlin, language: 'de-AT' })).toEqual({ kind: 'day', date: '2026-11-26' });
  });

  it('does not take a time from another language without a day', () => {
    expect(asked({ words: 'um 3' }, london)).toEqual(ask('not_understood'));
  });
});

it('does not read a speech', () => {
  expect(asked({ words: `am Montag ${'bla '.repeat(300)}` })).toEqual(ask('not_understood'));
});
