import type { BookingField } from './chain/chain-row.js';
import { bookingAnswers, isPhoneOnly, openQuestion } from './booking-questions.js';

function field(slug: string, change: Partial<BookingField> = {}): BookingField {
  return { slug, type: 'text', label: slug, required: false, hidden: false, isDefault: false, ...change };
}

const ORDINARY = [
  field('name', { required: true, isDefault: true }),
  field('email', { required: true, isDefault: true }),
  field('title', { required: true, hidden: true, isDefault: true }),
  field('notes', { isDefault: true }),
];

describe('phone-only', () => {
  const phone = field('attendeePhoneNumber', { required: true });

  it.each([
    ['an ordinary event type', ORDINARY, false],
    ['phone required, e-mail optional', [phone, field('email')], true],
    ['phone required, e-mail hidden', [phone, field('email', { required: true, hidden: true })], true],
    ['phone required, no e-mail', [phone], true],
    ['both required', [phone, field('email', { required: true })], false],
    ['phone required but hidden', [{ ...phone, hidden: true }], false],
    ['phone optional', [{ ...phone, required: false }], false],
  ])('%s: %#', (_what, fields, phoneOnly) => {
    expect(isPhoneOnly(fields)).toBe(phoneOnly);
  });
});

describe('the open question', () => {
  const hair = field('hair_length', { required: true, options: ['kurz', 'lang'] });
  const first = field('first_visit', { required: true });

  it('is none where Frontdesk fills everything itself', () => {
    expect(openQuestion(ORDINARY, {})).toBeNull();
  });

  it('is the first required one without an answer', () => {
    expect(openQuestion([...ORDINARY, hair, first], { hair_length: 'kurz' })).toBe(first);
  });

  it.each([undefined, null, '', 'mittel', ['kurz', 'mittel']])('stays open with the answer %p', (answer) => {
    expect(openQuestion([hair], { hair_length: answer })).toBe(hair);
  });

  it.each([['kurz'], [['kurz', 'lang']]])('is closed by %p', (answer) => {
    expect(openQuestion([hair], { hair_length: answer })).toBeNull();
  });

  it('is never one that is hidden or optional', () => {
    expect(
      openQuestion(
        [
          { ...hair, hidden: true },
          { ...first, required: false },
        ],
        {},
      ),
    ).toBeNull();
  });
});

describe('the answers that are sent', () => {
  it('hold only questions of this event type', () => {
    expect(
      bookingAnswers([...ORDINARY, field('hair_length')], { hair_length: 'kurz', made_up: 'x', email: 'x@example.com' }, null, 'T'),
    ).toEqual({
      hair_length: 'kurz',
    });
  });

  it('take the notes only where there is a place for them', () => {
    expect(bookingAnswers(ORDINARY, {}, 'bitte leise', 'T')).toEqual({ notes: 'bitte leise' });
    expect(bookingAnswers([field('name')], {}, 'bitte leise', 'T')).toEqual({});
  });

  it('fill a title that is asked for', () => {
    expect(bookingAnswers([field('title', { required: true })], {}, null, 'Bartschnitt')).toEqual({ title: 'Bartschnitt' });
  });
});
