import type { Messages } from '../i18n/words';

/** Why somebody is to be rung, and what to do about it, by the `reason` of a callback request (docs/api.md). */
export const reasons: Messages = {
  en: {
    reasons: {
      callback_requested: 'Wants to be rung',
      move_wished: 'Wants to move a booking',
      cancel_wished: 'Wants to cancel a booking',
      cancel_refused: 'Cal.com did not let it be cancelled',
      booking_not_confirmed: 'The booking was not confirmed',
      move_not_confirmed: 'The move was not confirmed',
      cancel_not_confirmed: 'The cancellation was not confirmed',
      cancelled_at_calcom: 'Cancelled at Cal.com',
      moved_at_calcom: 'Moved at Cal.com',
      declined_by_host: 'Declined by the host',
      confirmed_by_host: 'Confirmed by the host',
      length_changed_at_calcom: 'Cal.com changed the length',
      moved_onto_another_booking: 'Moved onto another booking at Cal.com',
      gone_at_calcom: 'Gone from Cal.com',
      booked_after_all: 'Booked after all',
      booked_twice_at_calcom: 'Booked twice at Cal.com',
    },
    advice: {
      callback_requested: 'The caller asked for it, without saying why.',
      move_wished: 'The agent could not move it on the phone. Find the booking and agree on another time.',
      cancel_wished: 'The agent could not cancel it on the phone. Find the booking and cancel it if that is still wanted.',
      cancel_refused: 'The booking still stands. Cancel it at Cal.com itself, then tell the customer.',
      booking_not_confirmed:
        'The caller was told that it would be confirmed later, and Cal.com does not have it. Agree on a time and book it.',
      move_not_confirmed:
        'The caller was told that the move would be confirmed later, and it was not carried out. The old time still counts.',
      cancel_not_confirmed:
        'The caller was told that the cancellation would be confirmed later, and it was not carried out. The booking still stands.',
      cancelled_at_calcom: 'The booking was cancelled in the calendar, and no e-mail reached the customer: tell them.',
      moved_at_calcom: 'The booking was moved in the calendar, and no e-mail reached the customer: tell them the new time.',
      declined_by_host: 'The host did not accept it, and no e-mail reached the customer: tell them and offer another time.',
      confirmed_by_host: 'The host accepted it, and no e-mail reached the customer: tell them.',
      length_changed_at_calcom: 'After the move the appointment is longer or shorter than before. Check it and tell the customer.',
      moved_onto_another_booking: 'In the calendar it became one with another booking. Look at Cal.com which of the two counts.',
      gone_at_calcom: 'The calendar no longer knows the booking. Look whether it was deleted there, and tell the customer.',
      booked_after_all: 'The caller was told that it had failed, yet Cal.com holds it. Ask whether they still want it.',
      booked_twice_at_calcom: 'The calendar holds a second booking for the same wish. Cancel one of them at Cal.com.',
    },
  },
  de: {
    reasons: {
      callback_requested: 'Bittet um Rückruf',
      move_wished: 'Möchte einen Termin verschieben',
      cancel_wished: 'Möchte einen Termin absagen',
      cancel_refused: 'Cal.com ließ die Absage nicht zu',
      booking_not_confirmed: 'Die Buchung wurde nicht bestätigt',
      move_not_confirmed: 'Die Verschiebung wurde nicht bestätigt',
      cancel_not_confirmed: 'Die Absage wurde nicht bestätigt',
      cancelled_at_calcom: 'Bei Cal.com abgesagt',
      moved_at_calcom: 'Bei Cal.com verschoben',
      declined_by_host: 'Bei Cal.com abgelehnt',
      confirmed_by_host: 'Bei Cal.com bestätigt',
      length_changed_at_calcom: 'Cal.com hat die Länge geändert',
      moved_onto_another_booking: 'Bei Cal.com auf einen anderen Termin verschoben',
      gone_at_calcom: 'Bei Cal.com verschwunden',
      booked_after_all: 'Doch noch gebucht',
      booked_twice_at_calcom: 'Bei Cal.com doppelt gebucht',
    },
    advice: {
      callback_requested: 'Der Anrufer hat darum gebeten, ohne zu sagen, warum.',
      move_wished: 'Der Agent konnte den Termin am Telefon nicht verschieben. Suchen Sie ihn heraus und vereinbaren Sie eine andere Zeit.',
      cancel_wished:
        'Der Agent konnte den Termin am Telefon nicht absagen. Suchen Sie ihn heraus und sagen Sie ihn ab, falls das noch gewünscht ist.',
      cancel_refused: 'Der Termin steht noch. Sagen Sie ihn bei Cal.com selbst ab und geben Sie dem Kunden Bescheid.',
      booking_not_confirmed:
        'Dem Anrufer wurde eine spätere Bestätigung angekündigt, bei Cal.com steht aber nichts. Vereinbaren Sie eine Zeit und buchen Sie sie.',
      move_not_confirmed: 'Dem Anrufer wurde eine spätere Bestätigung angekündigt, verschoben wurde aber nicht. Die alte Zeit gilt weiter.',
      cancel_not_confirmed: 'Dem Anrufer wurde eine spätere Bestätigung angekündigt, abgesagt wurde aber nicht. Der Termin steht noch.',
      cancelled_at_calcom: 'Der Termin wurde im Kalender abgesagt, und keine E-Mail hat den Kunden erreicht: Geben Sie ihm Bescheid.',
      moved_at_calcom: 'Der Termin wurde im Kalender verschoben, und keine E-Mail hat den Kunden erreicht: Nennen Sie ihm die neue Zeit.',
      declined_by_host:
        'Der Termin wurde nicht angenommen, und keine E-Mail hat den Kunden erreicht: Geben Sie ihm Bescheid und bieten Sie eine andere Zeit an.',
      confirmed_by_host: 'Der Termin wurde angenommen, und keine E-Mail hat den Kunden erreicht: Geben Sie ihm Bescheid.',
      length_changed_at_calcom:
        'Nach dem Verschieben ist der Termin länger oder kürzer als vorher. Prüfen Sie das und geben Sie dem Kunden Bescheid.',
      moved_onto_another_booking:
        'Im Kalender fiel der Termin mit einem anderen zusammen. Sehen Sie bei Cal.com nach, welcher der beiden gilt.',
      gone_at_calcom:
        'Der Kalender kennt den Termin nicht mehr. Sehen Sie nach, ob er dort gelöscht wurde, und geben Sie dem Kunden Bescheid.',
      booked_after_all:
        'Dem Anrufer wurde gesagt, es habe nicht geklappt, bei Cal.com steht der Termin aber. Fragen Sie, ob er noch gewünscht ist.',
      booked_twice_at_calcom: 'Im Kalender steht für denselben Wunsch ein zweiter Termin. Sagen Sie einen davon bei Cal.com ab.',
    },
  },
};
