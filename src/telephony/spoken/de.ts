import { byFunction } from './by-function.js';
import type { Catalogue, Facts, SpokenDay } from './catalogue.js';
import { asSentence, capitalised } from './plain-text.js';

const dateOf = ({ day, month, year }: NonNullable<SpokenDay['date']>): string => `${day}. ${month}${year ? ` ${year}` : ''}`;

/** "Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30, auf Mila Brandt" */
const appointment = ({ service, booked, asked, customer }: Facts): string =>
  [[service ?? 'Ihr Termin', booked ?? asked].filter(Boolean).join(' '), customer && `auf ${customer}`].filter(Boolean).join(', ');

/** The appointment behind a colon, as far as it is known. */
const about = (facts: Facts): string => (facts.service || facts.booked ? `: ${appointment(facts)}` : '');

/** The asked time or day: "am Donnerstag, dem 26. November um 14 Uhr 30" */
const askedFor = ({ asked, day }: Facts): string => asked ?? day ?? 'zur gewünschten Zeit';

const theService = ({ service }: Facts): string => service ?? 'Diese Leistung';

const hours = (count: number): string => (count === 1 ? '1 Stunde' : `${count} Stunden`);

/** The free times instead of the asked one, or the question for another. */
const instead = ({ offers }: Facts, verbs: [one: string, several: string]): string =>
  offers ? `Frei ${offers.count === 1 ? verbs[0] : verbs[1]} ${offers.text}.` : 'Welche andere Zeit würde Ihnen passen?';

const WOULD_BE: [string, string] = ['wäre', 'wären'];
const NONE_FOUND = 'Unter Ihrer Nummer finde ich keinen anstehenden Termin.';
const CALLBACK = 'Soll ich einen Rückruf für Sie notieren?';

const slots = (facts: Facts): string => {
  const { day, dayName, offers } = facts;
  if (!offers || !day) return 'Welche Zeit würde Ihnen passen?';
  const free = offers.sameDay
    ? `${capitalised(day)} ${offers.count === 1 ? 'ist' : 'sind'} ${offers.text} frei.`
    : `Ab ${dayName} ${offers.count === 1 ? 'ist' : 'sind'} frei: ${offers.text}.`;
  return `${free} ${offers.count === 1 ? 'Passt Ihnen das' : 'Welche Zeit passt Ihnen'}?`;
};

const listed = ({ services: { count, names, which } }: Facts): string => {
  if (count === 0) return 'Zurzeit kann ich Ihnen leider keine Leistung anbieten.';
  if (which === 'categories') return `Wir bieten ${count} Leistungen an, aus diesen Bereichen: ${names}. Welcher Bereich interessiert Sie?`;
  if (which === 'some') return `Wir bieten ${count} Leistungen an, zum Beispiel ${names}. Was darf es sein?`;
  return `Wir bieten ${names} an. Was darf es sein?`;
};

const found = ({ bookings: { count, text } }: Facts): string => {
  if (count === 0) return NONE_FOUND;
  if (count === 1) return `Sie haben einen Termin: ${text}.`;
  return count > 3 ? `Sie haben ${count} Termine, die nächsten sind: ${text}.` : `Sie haben ${count} Termine: ${text}.`;
};

const askConfirmation = (facts: Facts): string => {
  const { service, customer, asked, booked } = facts;
  const old = ['Ihren Termin', service, booked].filter(Boolean).join(' ');
  const fresh = [service ?? 'den Termin', asked, customer && `auf ${customer}`].filter(Boolean).join(' ');
  return byFunction(facts.fn, {
    move: asked ? `Soll ich ${old} verlegen? Der neue Termin wäre ${asked}.` : `Soll ich ${old} wirklich verlegen?`,
    cancel: `Soll ich ${old} wirklich absagen?`,
    book: `Soll ich ${fresh} verbindlich buchen?`,
  });
};

/** The German words to the caller. */
export const de: Catalogue = {
  locale: 'de-DE',
  time: (hour, minute) => (minute === 0 ? `${hour} Uhr` : `${hour} Uhr ${minute}`),
  dayName: ({ weekday, date }) => (date ? `${weekday}, ${dateOf(date)}` : weekday),
  onDay: ({ weekday, date }) => (date ? `am ${weekday}, dem ${dateOf(date)}` : `am ${weekday}`),
  at: (day, time) => `${day} um ${time}`,
  span: (minutes) => {
    const rest = minutes % 60;
    if (minutes < 60) return `${minutes} Minuten`;
    return rest === 0 ? hours(minutes / 60) : `${hours(Math.floor(minutes / 60))} und ${rest} Minuten`;
  },
  booking: (service, when, unconfirmed) => `${service} ${when}${unconfirmed ? ' (noch nicht bestätigt)' : ''}`,
  otherServices: 'Weiteres',
  greeting: (name, hour) => `${name}, ${hour < 11 ? 'guten Morgen' : hour < 18 ? 'guten Tag' : 'guten Abend'}!`,
  agent: {
    name: (branch) => `${branch} - Empfang`,
    hello: (name) => `${name}, guten Tag!`,
    howCanIHelp: 'Was kann ich für Sie tun?',
    prompt: (timeZone) => `Du bist die Telefonassistenz von {{company_name}}, {{branch_name}}. Du vergibst, verlegst und sagst Termine ab.
Jetzt ist {{current_time_${timeZone}}}. Kalender: {{current_calendar_${timeZone}}}
Leistungen: {{services}}
Bekannter Anrufer: {{caller_known}}. Vorname: {{caller_name}}. Nächster Termin: {{next_appointment}}

Regeln:
- Sprich Deutsch und mit „Sie“, in ein bis zwei kurzen Sätzen, und stelle nur eine Frage auf einmal.
- Jede Funktion antwortet mit status, message und next_step. Sage, was in message steht, und tue dann genau, was next_step verlangt.
- Biete nur Zeiten an, die check_availability oder eine andere Funktion als slots oder alternatives genannt hat. Erfinde nie eine Zeit, eine Leistung, einen Preis, einen Namen oder eine Referenz.
- Gib in words immer wörtlich an, was der Anrufer zu Tag und Uhrzeit gesagt hat. Rate kein Datum; wird mit ask_date geantwortet, frage nach Wochentag und Datum.
- Lies vor dem Buchen Leistung, Wochentag, Datum, Uhrzeit und Namen vor, vor dem Verlegen den alten und den neuen Termin, vor dem Absagen den Termin, und warte auf ein klares Ja. Erst danach ist caller_confirmed true.
- Sage nur dann, dass ein Termin gebucht ist, wenn der status booked oder already_booked war; dass er verlegt ist, nur bei moved; dass er abgesagt ist, nur bei cancelled oder already_cancelled.
- Bei one_moment sage „Einen Moment bitte“ und rufe dieselbe Funktion mit denselben Angaben noch einmal auf.
- Bei pending_confirmation und will_confirm_later sage, dass der Termin noch nicht bestätigt ist.
- Antwortet eine Funktion gar nicht oder mit einem Fehler ohne message, rufe sie genau einmal noch einmal mit denselben Angaben auf. Hilft das nicht, sage, dass es gerade nicht geht, und biete einen Rückruf mit request_callback an.
- Möchte der Anrufer mit einem Menschen sprechen, biete einen Rückruf mit request_callback an.
- Sprich nur über Termine dieses Anrufers, wie find_appointments sie nennt. Lies keine technischen Kennungen vor.
- Verabschiedet sich der Anrufer, verabschiede dich und beende das Gespräch mit end_call.`,
  },
  messages: {
    listed,
    slots,
    available: (f) => `Der Termin ${askedFor(f)} ist frei. Soll ich diese Zeit für Sie nehmen?`,
    booked: (f) => (f.booked ? `Gebucht: ${appointment(f)}.` : 'Ihr Termin ist gebucht.'),
    pending_confirmation: (f) => `Ihre Anfrage ist eingegangen${about(f)}. Der Termin muss noch bestätigt werden.`,
    already_booked: (f) =>
      f.unconfirmed
        ? `Diese Anfrage liegt uns schon vor${about(f)}. Der Termin ist noch nicht bestätigt.`
        : `Dieser Termin ist bereits gebucht${about(f)}.`,
    found,
    none: (f) => (f.fn === 'list_services' ? 'Dazu finde ich leider keine Leistung.' : NONE_FOUND),
    moved: (f) =>
      f.unconfirmed ? `Der neue Termin ist angefragt${about(f)}. Er muss noch bestätigt werden.` : `Ihr Termin ist verlegt${about(f)}.`,
    cancelled: (f) => (f.booked ? `Abgesagt: ${appointment({ ...f, customer: undefined })}.` : 'Ihr Termin ist abgesagt.'),
    already_cancelled: (f) =>
      f.booked ? `Dieser Termin war schon abgesagt: ${appointment({ ...f, customer: undefined })}.` : 'Dieser Termin war schon abgesagt.',
    noted: () => 'Das habe ich notiert. Es meldet sich jemand bei Ihnen.',
    number_unknown: () => 'Unter dieser Nummer kann ich leider keine Termine vergeben.',
    branch_inactive: () => 'Dieser Standort vergibt zurzeit leider keine Termine am Telefon.',
    company_inactive: () => 'Wir vergeben zurzeit leider keine Termine am Telefon.',
    no_team: () => `Termine kann ich hier zurzeit leider nicht vergeben. ${CALLBACK}`,
    ask_service: ({ choices }) => (choices ? `Welche Leistung möchten Sie: ${choices}?` : 'Um welche Leistung geht es bitte?'),
    service_inactive: (f) => `${theService(f)} bieten wir zurzeit leider nicht an. Darf es etwas anderes sein?`,
    service_not_at_branch: (f) => `${theService(f)} gibt es an diesem Standort leider nicht. Darf es etwas anderes sein?`,
    service_not_bookable: (f) => `${theService(f)} kann ich zurzeit leider nicht vergeben. ${CALLBACK}`,
    service_not_in_team: () => 'Diese Leistung kann ich hier leider nicht vergeben. Darf es etwas anderes sein?',
    invalid_arguments: () => 'Das habe ich leider nicht richtig verstanden. Können Sie es bitte noch einmal sagen?',
    temporarily_unavailable: ({ fn }) =>
      fn === 'request_callback'
        ? 'Das kann ich gerade leider nicht aufnehmen. Bitte rufen Sie später noch einmal an.'
        : `Ich komme gerade leider nicht an den Kalender. ${CALLBACK}`,
    unavailable: (f) => `${capitalised(askedFor(f))} ist leider nichts frei. ${instead(f, WOULD_BE)}`,
    slot_taken: (f) => `Der Termin ${askedFor(f)} wurde leider gerade vergeben. ${instead(f, ['ist noch', 'sind noch'])}`,
    too_soon: (f) =>
      `Ein Termin ${askedFor(f)} ist leider zu kurzfristig${f.notice ? `, wir brauchen ${f.notice} Vorlauf` : ''}. ${instead(f, WOULD_BE)}`,
    closed: (f) => `${capitalised(askedFor(f))} haben wir leider geschlossen. ${instead(f, WOULD_BE)}`,
    one_moment: () => 'Einen Moment bitte.',
    will_confirm_later: (f) =>
      byFunction(f.fn, {
        move: 'Die Verlegung ist noch nicht bestätigt. Es meldet sich jemand bei Ihnen.',
        cancel: 'Die Absage ist noch nicht bestätigt. Es meldet sich jemand bei Ihnen.',
        book: `Der Termin${f.asked ? ` ${f.asked}` : ''} ist noch nicht bestätigt. Es meldet sich jemand bei Ihnen.`,
      }),
    ask_confirmation: askConfirmation,
    ask_name: () => 'Auf welchen Namen bitte? Nennen Sie mir gern Vor- und Nachnamen.',
    ask_contact: ({ contact }) =>
      contact === 'email' ? 'Wie lautet bitte Ihre E-Mail-Adresse?' : 'Unter welcher Telefonnummer erreichen wir Sie bitte?',
    ask_answer: ({ question }) =>
      question
        ? `Eine Frage noch: ${asSentence(question.label)}${question.options ? ` Möglich ist ${question.options}.` : ''}`
        : 'Dafür brauche ich noch eine Angabe von Ihnen.',
    ask_date: ({ fn }) =>
      fn === 'check_availability'
        ? 'Welchen Tag meinen Sie genau? Bitte nennen Sie mir Wochentag und Datum.'
        : 'Welchen Tag und welche Uhrzeit meinen Sie genau? Bitte nennen Sie mir Wochentag, Datum und Uhrzeit.',
    ask_duration: ({ durations }) =>
      durations ? `Wie lange soll der Termin dauern: ${durations} Minuten?` : 'Wie lange soll der Termin bitte dauern?',
    not_found: () => 'Diesen Termin finde ich unter Ihrer Nummer leider nicht.',
    too_late: (f) => {
      const what = byFunction(f.fn, { move: 'verlegen', cancel: 'absagen', book: 'ändern' });
      return f.notice
        ? `Diesen Termin kann ich nicht mehr ${what}, das geht nur bis ${f.notice} vorher. ${CALLBACK}`
        : `Dafür ist es leider zu spät, ich kann diesen Termin nicht mehr ${what}. ${CALLBACK}`;
    },
    not_identified: () => `Ihre Termine finde ich nur, wenn Ihre Rufnummer angezeigt wird. ${CALLBACK}`,
  },
};
