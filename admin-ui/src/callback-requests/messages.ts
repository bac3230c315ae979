import type { Messages } from '../i18n/words';
import { reasons } from './reasons';

export const callbackRequestMessages: Messages = {
  en: {
    resources: {
      'callback-requests': {
        name: 'Callback request |||| Callback requests',
        empty: 'Nobody wants to be rung',
        invite: 'When the phone agent cannot settle something itself, or a caller asks for it, whom to ring and why is noted here.',
        fields: {
          reason: 'Why',
          name: 'Name',
          phone: 'Phone',
          window: 'When it suits',
          branch_id: 'Branch',
          created_at: 'Since',
          status: 'Status',
          call_id: 'Call',
          booking_id: 'Booking',
          assigned_to: 'Who rings',
        },
      },
    },
    frontdesk: {
      callbacks: {
        tabs: { open: 'Open', in_progress: 'Taken on', done: 'Done', all: 'All' },
        nobody_waits: 'Nobody waits for a call.',
        none_like_that: 'There is none like that.',
        said: '“%{reason}”',
        no_phone: 'number hidden',
        any_time: 'any time',
        nobody_yet: 'nobody yet',
        you: 'you',
        somebody: 'somebody else',
        see_calls: 'See the call',
        see_bookings: 'See the booking',
        steps: { take: 'Take it', done: 'Done', give_back: 'Give it back', reopen: 'Open again' },
        told: { take: 'It is yours.', done: 'Done.', give_back: 'It is open for others again.', reopen: 'It is open again.' },
        changed_meanwhile:
          'Somebody changed this request meanwhile, so your step was not carried out. It is shown as it stands now; decide anew.',
        reasons: reasons.en.reasons ?? {},
        advice: reasons.en.advice ?? {},
      },
    },
  },
  de: {
    resources: {
      'callback-requests': {
        name: 'Rückrufwunsch |||| Rückrufwünsche',
        empty: 'Niemand wartet auf einen Rückruf',
        invite: 'Wenn der Telefonagent etwas nicht selbst klären kann oder ein Anrufer darum bittet, steht hier, wer warum anzurufen ist.',
        fields: {
          reason: 'Warum',
          name: 'Name',
          phone: 'Telefon',
          window: 'Wann es passt',
          branch_id: 'Filiale',
          created_at: 'Seit',
          status: 'Status',
          call_id: 'Anruf',
          booking_id: 'Buchung',
          assigned_to: 'Wer anruft',
        },
      },
    },
    frontdesk: {
      callbacks: {
        tabs: { open: 'Offen', in_progress: 'Übernommen', done: 'Erledigt', all: 'Alle' },
        nobody_waits: 'Niemand wartet auf einen Rückruf.',
        none_like_that: 'So einen gibt es nicht.',
        said: '„%{reason}“',
        no_phone: 'Nummer unterdrückt',
        any_time: 'jederzeit',
        nobody_yet: 'noch niemand',
        you: 'Sie',
        somebody: 'jemand anderes',
        see_calls: 'Zum Anruf',
        see_bookings: 'Zur Buchung',
        steps: { take: 'Übernehmen', done: 'Erledigt', give_back: 'Zurückgeben', reopen: 'Wieder öffnen' },
        told: {
          take: 'Sie haben ihn übernommen.',
          done: 'Erledigt.',
          give_back: 'Er ist wieder für andere offen.',
          reopen: 'Er ist wieder offen.',
        },
        changed_meanwhile:
          'Jemand hat diesen Rückrufwunsch inzwischen geändert, Ihr Schritt wurde deshalb nicht ausgeführt. Sie sehen ihn jetzt, wie er ist; entscheiden Sie neu.',
        reasons: reasons.de.reasons ?? {},
        advice: reasons.de.advice ?? {},
      },
    },
  },
};
