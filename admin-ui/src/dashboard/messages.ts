import type { Messages } from '../i18n/words';
import { dashboardWords as german } from './messages-de';
import { dashboardWords as english } from './messages-en';

export const dashboardMessages: Messages = {
  en: { resources: { dashboard: { name: 'Dashboard' } }, frontdesk: { dashboard: english } },
  de: {
    resources: { dashboard: { name: 'Übersicht' } },
    frontdesk: { dashboard: german },
    // The menu's name of it is react-admin's own.
    ra: { page: { dashboard: 'Übersicht' } },
  },
};
