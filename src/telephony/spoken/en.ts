import { byFunction } from './by-function.js';
import type { Catalogue, Facts, SpokenDay } from './catalogue.js';
import { asSentence, capitalised } from './plain-text.js';

const dateOf = ({ day, month, year }: NonNullable<SpokenDay['date']>): string => `${day} ${month}${year ? ` ${year}` : ''}`;

/** "Check-up on Thursday, 26 November at 2:30 pm, for Mila Brandt" */
const appointment = ({ service, booked, asked, customer }: Facts): string =>
  [[service ?? 'your appointment', booked ?? asked].filter(Boolean).join(' '), customer && `for ${customer}`].filter(Boolean).join(', ');

/** The appointment behind a colon, as far as it is known. */
const about = (facts: Facts): string => (facts.service || facts.booked ? `: ${appointment(facts)}` : '');

/** The asked time or day: "on Thursday, 26 November at 2:30 pm" */
const askedFor = ({ asked, day }: Facts): string => asked ?? day ?? 'at that time';

const theService = ({ service }: Facts): string => service ?? 'that service';

const hours = (count: number): string => (count === 1 ? '1 hour' : `${count} hours`);

/** The free times instead of the asked one, or the question for another. */
const instead = ({ offers }: Facts): string => (offers ? `I can offer ${offers.text}.` : 'What other time would suit you?');

const NONE_FOUND = 'I cannot find any upcoming appointment under your number.';
const CALLBACK = 'Shall I arrange a callback for you?';

const slots = ({ day, dayName, offers }: Facts): string => {
  if (!offers || !day) return 'What time would suit you?';
  const free = offers.sameDay ? `${capitalised(day)} we are free at ${offers.text}.` : `From ${dayName} we are free at ${offers.text}.`;
  return `${free} ${offers.count === 1 ? 'Would that suit you' : 'Which time suits you'}?`;
};

const listed = ({ services: { count, names, which } }: Facts): string => {
  if (count === 0) return 'I am afraid I have no service to offer at the moment.';
  if (which === 'categories') return `We offer ${count} services, in these areas: ${names}. Which area are you interested in?`;
  if (which === 'some') return `We offer ${count} services, for example ${names}. Which one would you like?`;
  return `We offer ${names}. ${count === 1 ? 'Would you like that' : 'Which one would you like'}?`;
};

const found = ({ bookings: { count, text } }: Facts): string => {
  if (count === 0) return NONE_FOUND;
  if (count === 1) return `You have one appointment: ${text}.`;
  return count > 3 ? `You have ${count} appointments, the next ones are: ${text}.` : `You have ${count} appointments: ${text}.`;
};

const askConfirmation = (facts: Facts): string => {
  const { service, customer, asked, booked } = facts;
  const old = [service ? `your appointment for ${service}` : 'your appointment', booked].filter(Boolean).join(' ');
  const fresh = [[service ?? 'the appointment', asked].filter(Boolean).join(' '), customer && `for ${customer}`].filter(Boolean).join(', ');
  return byFunction(facts.fn, {
    move: asked ? `Shall I move ${old}? The new time would be ${asked}.` : `Shall I really move ${old}?`,
    cancel: `Shall I really cancel ${old}?`,
    book: `Shall I book ${fresh}?`,
  });
};

/** The English words to the caller, in the British manner: the day before the month, "pm" without full stops. */
export const en: Catalogue = {
  locale: 'en-GB',
  time: (hour, minute) => {
    if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
    const clock = hour % 12 === 0 ? 12 : hour % 12;
    return `${clock}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`;
  },
  dayName: ({ weekday, date }) => (date ? `${weekday}, ${dateOf(date)}` : weekday),
  onDay: ({ weekday, date }) => (date ? `on ${weekday}, ${dateOf(date)}` : `on ${weekday}`),
  at: (day, time) => `${day} at ${time}`,
  span: (minutes) => {
    const rest = minutes % 60;
    if (minutes < 60) return `${minutes} minutes`;
    return rest === 0 ? hours(minutes / 60) : `${hours(Math.floor(minutes / 60))} and ${rest} minutes`;
  },
  booking: (service, when, unconfirmed) => `${service} ${when}${unconfirmed ? ' (not confirmed yet)' : ''}`,
  otherServices: 'other services',
  greeting: (name, hour) => `${hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'}, this is ${name}.`,
  agent: {
    name: (branch) => `${branch} - front desk`,
    hello: (name) => `Hello, this is ${name}.`,
    howCanIHelp: 'How can I help you?',
    prompt: (timeZone) => `You are the receptionist of {{company_name}}, {{branch_name}}. You book, move and cancel appointments.
It is now {{current_time_${timeZone}}}. Calendar: {{current_calendar_${timeZone}}}
Services: {{services}}
Known caller: {{caller_known}}. First name: {{caller_name}}. Next appointment: {{next_appointment}}

Rules:
- Speak English, politely, in one or two short sentences, and ask one question at a time.
- Every function answers with status, message and next_step. Say what message says, then do exactly what next_step asks.
- Offer only times that check_availability or another function gave as slots or alternatives. Never invent a time, a service, a price, a name or a reference.
- Always give in words what the caller said about day and time, word for word. Never guess a date; when the answer is ask_date, ask for weekday and date.
- Before booking read back service, weekday, date, time and name, before moving the old and the new appointment, before cancelling the appointment, and wait for a clear yes. Only then caller_confirmed is true.
- Say that an appointment is booked only when the status was booked or already_booked, that it is moved only after moved, that it is cancelled only after cancelled or already_cancelled.
- On one_moment say "one moment please" and call the same function again with the same arguments.
- On pending_confirmation and will_confirm_later say that the appointment is not confirmed yet.
- When a function does not answer, or fails without a message, call it exactly once more with the same arguments. If that does not help, say that it is not possible right now and offer a callback with request_callback.
- When the caller wants to speak to a person, offer a callback with request_callback.
- Speak only of this caller's appointments, as find_appointments tells them. Read no technical identifiers aloud.
- When the caller says goodbye, say goodbye and end the call with end_call.`,
  },
  messages: {
    listed,
    slots,
    available: (f) => `We are free ${askedFor(f)}. Shall I take that time for you?`,
    booked: (f) => (f.booked ? `Booked: ${appointment(f)}.` : 'Your appointment is booked.'),
    pending_confirmation: (f) => `Your request has been received${about(f)}. The appointment still has to be confirmed.`,
    already_booked: (f) =>
      f.unconfirmed
        ? `We already have this request${about(f)}. The appointment is not confirmed yet.`
        : `This appointment is already booked${about(f)}.`,
    found,
    none: (f) => (f.fn === 'list_services' ? 'I am afraid I cannot find a service like that.' : NONE_FOUND),
    moved: (f) =>
      f.unconfirmed
        ? `The new time has been requested${about(f)}. It still has to be confirmed.`
        : `Your appointment has been moved${about(f)}.`,
    cancelled: (f) => (f.booked ? `Cancelled: ${appointment({ ...f, customer: undefined })}.` : 'Your appointment has been cancelled.'),
    already_cancelled: (f) =>
      f.booked
        ? `This appointment was already cancelled: ${appointment({ ...f, customer: undefined })}.`
        : 'This appointment was already cancelled.',
    noted: () => 'I have made a note of that. Somebody will get back to you.',
    number_unknown: () => 'I am sorry, I cannot arrange appointments on this number.',
    branch_inactive: () => 'I am sorry, this location does not take appointments by phone at the moment.',
    company_inactive: () => 'I am sorry, we do not take appointments by phone at the moment.',
    no_team: () => `I am sorry, I cannot arrange appointments here at the moment. ${CALLBACK}`,
    ask_service: ({ choices }) => (choices ? `Which service would you like: ${choices}?` : 'Which service is it for, please?'),
    service_inactive: (f) => `I am afraid we do not offer ${theService(f)} at the moment. Would you like something else?`,
    service_not_at_branch: (f) => `I am afraid ${theService(f)} is not offered at this location. Would you like something else?`,
    service_not_bookable: (f) => `I am afraid I cannot arrange ${theService(f)} at the moment. ${CALLBACK}`,
    service_not_in_team: () => 'I am afraid I cannot arrange that service here. Would you like something else?',
    invalid_arguments: () => 'I am sorry, I did not get that right. Could you say it again, please?',
    temporarily_unavailable: ({ fn }) =>
      fn === 'request_callback'
        ? 'I am sorry, I cannot take that down right now. Please call again later.'
        : `I am sorry, I cannot reach the calendar right now. ${CALLBACK}`,
    unavailable: (f) => `I am afraid we have nothing free ${askedFor(f)}. ${instead(f)}`,
    slot_taken: (f) => `I am afraid the appointment ${askedFor(f)} has just been taken. ${instead(f)}`,
    too_soon: (f) =>
      `I am afraid an appointment ${askedFor(f)} is too soon${f.notice ? `, we need ${f.notice} of notice` : ''}. ${instead(f)}`,
    closed: (f) => `I am afraid we are closed ${askedFor(f)}. ${instead(f)}`,
    one_moment: () => 'One moment, please.',
    will_confirm_later: (f) =>
      byFunction(f.fn, {
        move: 'The new time is not confirmed yet. Somebody will get back to you.',
        cancel: 'The cancellation is not confirmed yet. Somebody will get back to you.',
        book: `The appointment${f.asked ? ` ${f.asked}` : ''} is not confirmed yet. Somebody will get back to you.`,
      }),
    ask_confirmation: askConfirmation,
    ask_name: () => 'What name is it for, please? I need the first and the last name.',
    ask_contact: ({ contact }) =>
      contact === 'email' ? 'What is your email address, please?' : 'What phone number can we reach you on, please?',
    ask_answer: ({ question }) =>
      question
        ? `One more question: ${asSentence(question.label)}${question.options ? ` You can choose ${question.options}.` : ''}`
        : 'I need one more detail from you for that.',
    ask_date: ({ fn }) =>
      fn === 'check_availability'
        ? 'Which day do you mean exactly? Please tell me the weekday and the date.'
        : 'Which day and time do you mean exactly? Please tell me the weekday, the date and the time.',
    ask_duration: ({ durations }) =>
      durations ? `How long should the appointment be: ${durations} minutes?` : 'How long should the appointment be, please?',
    not_found: () => 'I am afraid I cannot find that appointment under your number.',
    too_late: (f) => {
      const what = byFunction(f.fn, { move: 'move', cancel: 'cancel', book: 'change' });
      return f.notice
        ? `I can no longer ${what} this appointment, that needs ${f.notice} of notice. ${CALLBACK}`
        : `It is too late for me to ${what} this appointment, I am afraid. ${CALLBACK}`;
    },
    not_identified: () => `I can only find your appointments when your number is shown. ${CALLBACK}`,
  },
};
