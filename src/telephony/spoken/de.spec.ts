import { aBooking, anOutcome } from '../../../test/factories/outcomes.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { Status } from '../../contracts/error-codes.js';
import { speak, type FunctionName } from './answer.js';
import { de } from './de.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const at = (...times: string[]): Date[] => times.map((time) => new Date(`2026-${time}:00Z`));
const [ASKED] = at('11-26T13:30');
const SAME_DAY = at('11-26T13:00', '11-26T15:00');
const service = { id: 's', name: 'Haarschnitt Damen' };

function said(fn: FunctionName, status: Status, facts: Partial<Outcome> = {}): string {
  return speak(fn, anOutcome(status, facts), 'de', NOW).message;
}

describe('German words to the caller', () => {
  it.each<[Status, Partial<Outcome>, string]>([
    ['booked', { booking: aBooking() }, 'Gebucht: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt.'],
    [
      'pending_confirmation',
      { booking: aBooking({ status: 'pending_confirmation' }) },
      'Ihre Anfrage ist eingegangen: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt. Der Termin muss noch bestätigt werden.',
    ],
    [
      'already_booked',
      { booking: aBooking() },
      'Dieser Termin ist bereits gebucht: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt.',
    ],
    [
      'already_booked',
      { booking: aBooking({ status: 'pending_confirmation' }) },
      'Diese Anfrage liegt uns schon vor: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt. Der Termin ist noch nicht bestätigt.',
    ],
    [
      'slot_taken',
      { start: ASKED, alternatives: SAME_DAY },
      'Der Termin am Donnerstag, dem 26. November um 14 Uhr 30 wurde leider gerade vergeben. Frei sind noch 14 Uhr und 16 Uhr.',
    ],
    [
      'slot_taken',
      { start: ASKED, alternatives: [...SAME_DAY, ...at('11-27T08:30')] },
      'Der Termin am Donnerstag, dem 26. November um 14 Uhr 30 wurde leider gerade vergeben. Frei sind noch 14 Uhr und 16 Uhr am Donnerstag oder 9 Uhr 30 am Freitag.',
    ],
    [
      'slot_taken',
      { start: ASKED },
      'Der Termin am Donnerstag, dem 26. November um 14 Uhr 30 wurde leider gerade vergeben. Welche andere Zeit würde Ihnen passen?',
    ],
    [
      'unavailable',
      { start: ASKED, alternatives: at('11-26T13:00') },
      'Am Donnerstag, dem 26. November um 14 Uhr 30 ist leider nichts frei. Frei wäre 14 Uhr.',
    ],
    [
      'closed',
      { start: at('11-28T09:00')[0], alternatives: at('11-30T08:00', '12-01T08:00') },
      'Am Samstag, dem 28. November um 10 Uhr haben wir leider geschlossen. Frei wären 9 Uhr am Montag oder 9 Uhr am Dienstag.',
    ],
    [
      'too_soon',
      { start: at('11-23T09:30')[0], noticeMinutes: 120, alternatives: at('11-23T12:00') },
      'Ein Termin am Montag, dem 23. November um 10 Uhr 30 ist leider zu kurzfristig, wir brauchen 2 Stunden Vorlauf. Frei wäre 13 Uhr.',
    ],
    [
      'will_confirm_later',
      { start: ASKED },
      'Der Termin am Donnerstag, dem 26. November um 14 Uhr 30 ist noch nicht bestätigt. Es meldet sich jemand bei Ihnen.',
    ],
    ['one_moment', { start: ASKED }, 'Einen Moment bitte.'],
    [
      'ask_confirmation',
      { service, start: ASKED },
      'Soll ich Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30 verbindlich buchen?',
    ],
    ['ask_name', {}, 'Auf welchen Namen bitte? Nennen Sie mir gern Vor- und Nachnamen.'],
    ['ask_contact', { contact: 'phone' }, 'Unter welcher Telefonnummer erreichen wir Sie bitte?'],
    ['ask_contact', { contact: 'email' }, 'Wie lautet bitte Ihre E-Mail-Adresse?'],
    [
      'ask_answer',
      { question: { slug: 'hair', label: 'Wie lang sind Ihre Haare?', options: ['kurz', 'lang'] } },
      'Eine Frage noch: Wie lang sind Ihre Haare? Möglich ist kurz oder lang.',
    ],
    ['ask_date', { start: ASKED }, 'Welchen Tag und welche Uhrzeit meinen Sie genau? Bitte nennen Sie mir Wochentag, Datum und Uhrzeit.'],
    ['ask_duration', { durations: [15, 30, 60] }, 'Wie lange soll der Termin dauern: 15, 30 oder 60 Minuten?'],
    ['ask_service', { choices: ['Bartschnitt', 'Beratung'] }, 'Welche Leistung möchten Sie: Bartschnitt oder Beratung?'],
    ['temporarily_unavailable', {}, 'Ich komme gerade leider nicht an den Kalender. Soll ich einen Rückruf für Sie notieren?'],
  ])('%s when booking: %#', (status, facts, sentence) => {
    expect(said('book_appointment', status, facts)).toBe(sentence);
  });

  it('names the day, then its free times', () => {
    const slots = at('11-26T13:00', '11-26T13:30', '11-26T15:00');

    expect(said('check_availability', 'slots', { date: '2026-11-26', slots })).toBe(
      'Am Donnerstag, dem 26. November sind 14 Uhr, 14 Uhr 30 und 16 Uhr frei. Welche Zeit passt Ihnen?',
    );
  });

  it('names the understood day before the soonest times on other days', () => {
    const slots = at('11-24T08:00', '11-24T09:00', '12-03T08:00');

    expect(said('check_availability', 'slots', { date: '2026-11-23', slots })).toBe(
      'Ab Montag, 23. November sind frei: 9 Uhr und 10 Uhr am Dienstag oder 9 Uhr am Donnerstag, dem 3. Dezember. Welche Zeit passt Ihnen?',
    );
  });

  it('says a day without any time once, and the other day with its weekday', () => {
    expect(said('check_availability', 'unavailable', { date: '2026-11-26', alternatives: at('11-27T08:30') })).toBe(
      'Am Donnerstag, dem 26. November ist leider nichts frei. Frei wäre 9 Uhr 30 am Freitag.',
    );
    expect(said('check_availability', 'available', { start: ASKED })).toBe(
      'Der Termin am Donnerstag, dem 26. November um 14 Uhr 30 ist frei. Soll ich diese Zeit für Sie nehmen?',
    );
  });

  it('speaks of moving and cancelling', () => {
    const booking = aBooking();

    expect(said('reschedule_appointment', 'moved', { booking })).toBe(
      'Ihr Termin ist verlegt: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt.',
    );
    expect(said('reschedule_appointment', 'ask_confirmation', { booking, start: at('11-27T08:30')[0] })).toBe(
      'Soll ich Ihren Termin Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30 verlegen? Der neue Termin wäre am Freitag, dem 27. November um 9 Uhr 30.',
    );
    expect(said('cancel_appointment', 'ask_confirmation', { booking })).toBe(
      'Soll ich Ihren Termin Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30 wirklich absagen?',
    );
    expect(said('cancel_appointment', 'cancelled', { booking })).toBe(
      'Abgesagt: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30.',
    );
    expect(said('cancel_appointment', 'will_confirm_later', { booking })).toBe(
      'Die Absage ist noch nicht bestätigt. Es meldet sich jemand bei Ihnen.',
    );
    expect(said('cancel_appointment', 'too_late', { booking, noticeMinutes: 1440 })).toBe(
      'Diesen Termin kann ich nicht mehr absagen, das geht nur bis 24 Stunden vorher. Soll ich einen Rückruf für Sie notieren?',
    );
  });

  it('lists the appointments of the caller and which are not confirmed', () => {
    const pending = aBooking({ serviceName: 'Beratung', start: new Date('2026-12-01T08:00:00Z'), status: 'pending_confirmation' });

    expect(said('find_appointments', 'found', { bookings: [aBooking(), pending] })).toBe(
      'Sie haben 2 Termine: Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30 und Beratung am Dienstag, dem 1. Dezember um 9 Uhr (noch nicht bestätigt).',
    );
    expect(said('find_appointments', 'none')).toBe('Unter Ihrer Nummer finde ich keinen anstehenden Termin.');
  });

  it('lists five services by name and more of them by category', () => {
    const services = ['Damen', 'Herren', null, 'Damen', 'Herren', 'Damen'].map((category, i) => ({
      id: `${i}`,
      name: `Leistung ${'ABCDEF'.charAt(i)}`,
      category,
      durationMinutes: 30,
      price: null,
    }));

    expect(said('list_services', 'listed', { services: services.slice(0, 5) })).toBe(
      'Wir bieten Leistung A, Leistung B, Leistung C, Leistung D und Leistung E an. Was darf es sein?',
    );
    expect(said('list_services', 'listed', { services })).toBe(
      'Wir bieten 6 Leistungen an, aus diesen Bereichen: Damen, Herren und Weiteres. Welcher Bereich interessiert Sie?',
    );
    expect(said('list_services', 'listed', { services: services.map((one) => ({ ...one, category: null })) })).toBe(
      'Wir bieten 6 Leistungen an, zum Beispiel Leistung A, Leistung B, Leistung C, Leistung D und Leistung E. Was darf es sein?',
    );
  });

  it.each([
    [0, 0, '0 Uhr'],
    [0, 5, '0 Uhr 5'],
    [9, 0, '9 Uhr'],
    [12, 0, '12 Uhr'],
    [14, 30, '14 Uhr 30'],
  ])('says %i:%i as %s', (hour, minute, spoken) => {
    expect(de.time(hour, minute)).toBe(spoken);
  });

  it.each([
    [45, '45 Minuten'],
    [60, '1 Stunde'],
    [90, '1 Stunde und 30 Minuten'],
    [1440, '24 Stunden'],
  ])('says a notice of %i minutes as %s', (minutes, spoken) => {
    expect(de.span(minutes)).toBe(spoken);
  });
});
