import type { Messages } from '../i18n/words';
import { dashboardWords as german } from './messages-de';
import { dashboardWords as english } from './messages-en';

export const dashboardMessages: Messages = {
  en: { resources: { dashboard: { name: 'Dashboard' } }, frontdesk: { dashboard: english } },
  de: {
    resources: { dashboard: { name: 'Übersicht' } },
    frontdesk: { dashboard: german },
  },
};
