import { DateTime } from 'luxon';
import { germanPhrases } from '../../../test/phrases/de.js';
import { englishPhrases } from '../../../test/phrases/en.js';
import { type Understood, understandDate } from './understand-date.js';

const BRANCHES = [
  { language: 'de', timeZone: 'Europe/Berlin', phrases: germanPhrases },
  { language: 'en', timeZone: 'Europe/London', phrases: englishPhrases },
];

function shown(understood: Understood, timeZone: string): string {
  switch (understood.kind) {
    case 'time':
      return DateTime.fromJSDate(understood.start, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
    case 'day': {
      const { date, partOfDay, from, to } = understood;
      return [date, partOfDay, from || to ? `${from ?? ''}-${to ?? ''}` : null].filter(Boolean).join(' ');
    }
    case 'soonest':
      return ['soonest', understood.partOfDay].filter(Boolean).join(' ');
    case 'ask_date':
      return ['ask', understood.why, ...(understood.candidates ?? [])].join(' ');
  }
}

describe.each(BRANCHES)('words in $language', ({ language, timeZone, phrases }) => {
  const understand = (words: string, now: string): string =>
    shown(
      understandDate(
        { date: null, time: null, partOfDay: null, words },
        { now: DateTime.fromISO(now, { zone: timeZone }).toJSDate(), timeZone, language },
      ),
      timeZone,
    );

  it('has at least 60 phrases, none twice', () => {
    expect(new Set(phrases.map(([words]) => words)).size).toBe(phrases.length);
    expect(phrases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(phrases)('%s', (words, onWednesday, beforeClockChange) => {
    expect([understand(words, '2026-11-25T10:00'), understand(words, '2026-10-23T16:00')]).toEqual([onWednesday, beforeClockChange]);
  });

  it('reads every phrase in capitals and with noise around it as it reads it alone', () => {
    const noise = language === 'de' ? ['Ja hallo, also, ', ', wenn das ginge'] : ['Yes hello, well, ', ', if that were possible'];
    const alone = phrases.map(([words]) => understand(words, '2026-11-25T10:00'));

    expect(phrases.map(([words]) => understand(words.toUpperCase(), '2026-11-25T10:00'))).toEqual(alone);
    expect(phrases.map(([words]) => understand(noise.join(words), '2026-11-25T10:00'))).toEqual(alone);
  });
});
