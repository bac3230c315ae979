import { aBooking, anOutcome, LEITH } from '../../../test/factories/outcomes.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { Status } from '../../contracts/error-codes.js';
import { speak, type FunctionName } from './answer.js';
import { en } from './en.js';

const NOW = new Date('2026-10-19T09:00:00Z');
const at = (...times: string[]): Date[] => times.map((time) => new Date(`2026-${time}:00Z`));
/** Friday before the clocks go back: 14:30 in London is 13:30 UTC. */
const [ASKED] = at('10-23T13:30');
const SAME_DAY = at('10-23T13:00', '10-23T15:00');
const service = { id: 's', name: 'Check-up' };
const BOOKING = aBooking({ serviceName: 'Check-up', start: new Date('2026-10-23T13:30:00Z'), timeZone: 'Europe/London' });

function said(fn: FunctionName, status: Status, facts: Partial<Outcome> = {}): string {
  return speak(fn, anOutcome(status, { scene: LEITH, ...facts }), 'en', NOW).message;
}

describe('English words to the caller', () => {
  it.each<[Status, Partial<Outcome>, string]>([
    ['booked', { booking: BOOKING }, 'Booked: Check-up on Friday, 23 October at 2:30 pm, for Mila Brandt.'],
    [
      'pending_confirmation',
      { booking: BOOKING },
      'Your request has been received: Check-up on Friday, 23 October at 2:30 pm, for Mila Brandt. The appointment still has to be confirmed.',
    ],
    [
      'already_booked',
      { booking: BOOKING },
      'This appointment is already booked: Check-up on Friday, 23 October at 2:30 pm, for Mila Brandt.',
    ],
    [
      'slot_taken',
      { start: ASKED, alternatives: SAME_DAY },
      'I am afraid the appointment on Friday, 23 October at 2:30 pm has just been taken. I can offer 2 pm and 4 pm.',
    ],
    [
      'slot_taken',
      { start: ASKED, alternatives: [...SAME_DAY, ...at('10-26T09:30')] },
      'I am afraid the appointment on Friday, 23 October at 2:30 pm has just been taken. I can offer 2 pm and 4 pm on Friday or 9:30 am on Monday.',
    ],
    [
      'slot_taken',
      { start: ASKED },
      'I am afraid the appointment on Friday, 23 October at 2:30 pm has just been taken. What other time would suit you?',
    ],
    [
      'unavailable',
      { start: ASKED, alternatives: at('11-02T09:00') },
      'I am afraid we have nothing free on Friday, 23 October at 2:30 pm. I can offer 9 am on Monday, 2 November.',
    ],
    [
      'closed',
      { start: at('10-25T12:00')[0], alternatives: at('10-26T09:00') },
      'I am afraid we are closed on Sunday, 25 October at noon. I can offer 9 am on Monday.',
    ],
    [
      'too_soon',
      { start: at('10-19T09:30')[0], noticeMinutes: 60, alternatives: at('10-19T12:00') },
      'I am afraid an appointment on Monday, 19 October at 10:30 am is too soon, we need 1 hour of notice. I can offer 1 pm.',
    ],
    [
      'will_confirm_later',
      { start: ASKED },
      'The appointment on Friday, 23 October at 2:30 pm is not confirmed yet. Somebody will get back to you.',
    ],
    ['one_moment', {}, 'One moment, please.'],
    ['ask_confirmation', { service, start: ASKED }, 'Shall I book Check-up on Friday, 23 October at 2:30 pm?'],
    ['ask_name', {}, 'What name is it for, please? I need the first and the last name.'],
    ['ask_contact', { contact: 'phone' }, 'What phone number can we reach you on, please?'],
    ['ask_contact', { contact: 'email' }, 'What is your email address, please?'],
    ['ask_answer', { question: { slug: 'tooth', label: 'Which tooth', options: [] } }, 'One more question: Which tooth.'],
    ['ask_date', {}, 'Which day and time do you mean exactly? Please tell me the weekday, the date and the time.'],
    ['ask_duration', { durations: [15, 30, 60] }, 'How long should the appointment be: 15, 30 or 60 minutes?'],
    ['ask_service', { choices: ['Check-up', 'Hygienist', 'Emergency'] }, 'Which service would you like: Check-up, Hygienist or Emergency?'],
    ['temporarily_unavailable', {}, 'I am sorry, I cannot reach the calendar right now. Shall I arrange a callback for you?'],
  ])('%s when booking: %#', (status, facts, sentence) => {
    expect(said('book_appointment', status, facts)).toBe(sentence);
  });

  it('names the day, then its free times', () => {
    expect(said('check_availability', 'slots', { date: '2026-10-23', slots: SAME_DAY })).toBe(
      'On Friday, 23 October we are free at 2 pm and 4 pm. Which time suits you?',
    );
    expect(said('check_availability', 'slots', { date: '2026-10-23', slots: SAME_DAY.slice(0, 1) })).toBe(
      'On Friday, 23 October we are free at 2 pm. Would that suit you?',
    );
  });

  it('speaks the wall time on both sides of the change to winter time', () => {
    const slots = at('10-24T09:00', '10-26T10:00');

    expect(said('check_availability', 'slots', { date: '2026-10-24', slots })).toBe(
      'From Saturday, 24 October we are free at 10 am on Saturday or 10 am on Monday. Which time suits you?',
    );
  });

  it('speaks of moving and cancelling', () => {
    expect(said('reschedule_appointment', 'moved', { booking: BOOKING })).toBe(
      'Your appointment has been moved: Check-up on Friday, 23 October at 2:30 pm, for Mila Brandt.',
    );
    expect(said('reschedule_appointment', 'too_late', { booking: BOOKING, noticeMinutes: 1440 })).toBe(
      'I can no longer move this appointment, that needs 24 hours of notice. Shall I arrange a callback for you?',
    );
    expect(said('cancel_appointment', 'ask_confirmation', { booking: BOOKING })).toBe(
      'Shall I really cancel your appointment for Check-up on Friday, 23 October at 2:30 pm?',
    );
    expect(said('cancel_appointment', 'cancelled', { booking: BOOKING })).toBe('Cancelled: Check-up on Friday, 23 October at 2:30 pm.');
  });

  it.each([
    [0, 0, 'midnight'],
    [0, 15, '12:15 am'],
    [9, 0, '9 am'],
    [12, 0, 'noon'],
    [12, 5, '12:05 pm'],
    [14, 30, '2:30 pm'],
  ])('says %i:%i as %s', (hour, minute, spoken) => {
    expect(en.time(hour, minute)).toBe(spoken);
  });
});
