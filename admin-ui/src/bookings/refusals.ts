import type { Messages } from '../i18n/words';

/** Why an attempt came to nothing, by its `refusal`. */
export const refusals: Messages = {
  en: {
    taken: 'Somebody else has this time.',
    raced: 'Somebody else was faster at Cal.com.',
    too_soon: 'Too soon for Cal.com: the event type needs more notice.',
    past: 'The time was over.',
    gone: 'Cal.com no longer has the booking.',
    not_bookable: 'Cal.com does not let this event type be booked.',
    key_refused: 'Cal.com refused the connection’s key.',
    refused: 'Cal.com does not allow it.',
    not_sent: 'It never reached Cal.com, so nothing was changed there.',
    not_found: 'It was looked up at Cal.com afterwards and was not there.',
    moved_at_calcom: 'Somebody had moved the booking at Cal.com; it counts as it stands there.',
    cancelled_at_calcom: 'Somebody had cancelled the booking at Cal.com.',
    rejected_at_calcom: 'The host had declined the booking at Cal.com.',
  },
  de: {
    taken: 'Diese Zeit hat jemand anderes.',
    raced: 'Bei Cal.com war jemand schneller.',
    too_soon: 'Für Cal.com zu kurzfristig: Der Termintyp verlangt mehr Vorlauf.',
    past: 'Die Zeit war schon vorbei.',
    gone: 'Bei Cal.com gibt es die Buchung nicht mehr.',
    not_bookable: 'Cal.com lässt diesen Termintyp nicht buchen.',
    key_refused: 'Cal.com hat den Schlüssel der Verbindung abgelehnt.',
    refused: 'Cal.com lässt es nicht zu.',
    not_sent: 'Es hat Cal.com nie erreicht, dort wurde also nichts geändert.',
    not_found: 'Danach wurde bei Cal.com nachgesehen, und dort war nichts.',
    moved_at_calcom: 'Jemand hatte den Termin bei Cal.com verschoben; er gilt so, wie er dort steht.',
    cancelled_at_calcom: 'Jemand hatte den Termin bei Cal.com abgesagt.',
    rejected_at_calcom: 'Die zuständige Person hatte den Termin bei Cal.com abgelehnt.',
  },
};
