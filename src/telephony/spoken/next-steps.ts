import type { Status } from '../../contracts/error-codes.js';
import type { FunctionName } from './function-name.js';

/** What the model does next, in English for every language of the caller. */
export function nextStep(fn: FunctionName, status: Status): string {
  const noCallbackLeft = fn === 'request_callback' && status === 'temporarily_unavailable';
  return noCallbackLeft ? 'Apologise and ask the caller to call again later. Do not promise a callback.' : NEXT_STEPS[status];
}

const NEXT_STEPS: { readonly [S in Status]: string } = {
  listed: 'Ask the caller which service they want. Use the exact service name in the next function call.',
  slots: 'Ask the caller to pick one time, read it back with weekday and date, then call book_appointment.',
  available: 'Read service, weekday, date and time back to the caller. After a clear yes call book_appointment with caller_confirmed true.',
  booked: 'Confirm once, ask whether anything else is needed, then end the call.',
  pending_confirmation: 'Say that the request was sent and still has to be confirmed. Do not say the appointment is booked.',
  already_booked: 'Say what the message says. Do not book this appointment again.',
  found: 'Tell the caller their appointments. Use the reference of the one they mean to reschedule or cancel it.',
  none: 'Say so and ask what the caller would like instead.',
  moved: 'Say what the message says once, then ask whether anything else is needed.',
  cancelled: 'Confirm the cancellation once, then ask whether anything else is needed.',
  already_cancelled: 'Say that it is already cancelled. Do not call cancel_appointment again for it.',
  noted: 'Confirm that somebody will call back, then ask whether anything else is needed. Do not promise a time.',
  number_unknown: 'Apologise and end the call politely. Do not call any function again.',
  branch_inactive: 'Apologise and end the call politely. Do not offer any appointment.',
  company_inactive: 'Apologise and end the call politely. Do not offer any appointment.',
  no_team: 'Do not offer any appointment. Offer a callback; if the caller wants it call request_callback.',
  ask_service:
    'Ask which service the caller wants, offer the choices if there are any, then call the same function again with its exact name.',
  service_inactive: 'Do not offer this service. Ask whether another one will do; list_services tells which there are.',
  service_not_at_branch: 'Do not offer this service here. Ask whether another one will do; list_services tells which there are.',
  service_not_bookable: 'Do not offer a time for this service. Offer a callback or another service.',
  service_not_in_team: 'Do not offer this service. Ask whether another one will do; list_services tells which there are.',
  invalid_arguments:
    'Call the same function again with the arguments named in `invalid` in the right type. Do not read this to the caller.',
  temporarily_unavailable: 'Do not offer or promise any time. Offer a callback; if the caller wants it call request_callback.',
  unavailable:
    'Offer the alternatives; without any, or if none suits, ask for another day and call check_availability. Do not say the appointment is booked.',
  slot_taken:
    'Offer the alternatives; without any, ask for another time and call check_availability. Do not say the appointment is booked.',
  too_soon: 'Offer the alternatives; without any, ask for a later time and call check_availability. Do not say the appointment is booked.',
  closed: 'Offer the alternatives; without any, ask for another time and call check_availability. Do not say the appointment is booked.',
  one_moment: 'Say "one moment please", then call the same function again with the same arguments.',
  will_confirm_later:
    'Say that it is not confirmed yet and that somebody gets back to the caller. Do not say it is done and do not call the function again.',
  ask_confirmation:
    'Read everything back completely and wait for the answer. Only after a clear yes call the same function again with caller_confirmed true.',
  ask_name: 'Ask for the full name, then call the same function again with customer_name. Never invent a name.',
  ask_contact: 'Ask for what `contact` names, then call the same function again with customer_phone or customer_email. Never invent it.',
  ask_answer: 'Ask the question, then call the same function again with the answer in `answers` under the slug. Never answer it yourself.',
  ask_date:
    'Ask for the day with weekday and date and, where one time is needed, for the time. Then call the same function again. Never guess a date.',
  ask_duration: 'Ask which length the caller wants, then call the same function again with duration_minutes.',
  not_found: 'Say so. Offer to look up the appointments of this caller with find_appointments, or a callback.',
  too_late: 'Say that this can no longer be changed by phone agent. Offer a callback; if the caller wants it call request_callback.',
  not_identified: 'Do not ask for proof of identity. Offer a callback; if the caller wants it call request_callback.',
};
