import type { Messages } from '../i18n/words';
import { teamWords as german } from './messages-de';
import { teamWords as english } from './messages-en';
import { syncErrorMessages } from './sync-error-messages';

export const teamMessages: Messages = {
  en: {
    resources: {
      teams: {
        name: 'Cal.com team |||| Cal.com teams',
        empty: 'No Cal.com team yet',
        invite:
          'What can be booked comes from a Cal.com team: its event types become the company’s services. Without one no call can book.',
        create: 'Assign a team',
      },
    },
    frontdesk: {
      teams: english,
      sync_errors: syncErrorMessages.en,
    },
  },
  de: {
    resources: {
      teams: {
        name: 'Cal.com-Team |||| Cal.com-Teams',
        empty: 'Noch kein Cal.com-Team',
        invite:
          'Was buchbar ist, kommt aus einem Cal.com-Team: Seine Termintypen werden die Leistungen der Firma. Ohne Team kann kein Anruf buchen.',
        create: 'Team zuordnen',
      },
    },
    frontdesk: {
      teams: german,
      sync_errors: syncErrorMessages.de,
    },
  },
};
