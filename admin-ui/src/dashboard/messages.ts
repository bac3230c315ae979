import type { Messages } from '../i18n/words';

export const dashboardMessages: Messages = {
  en: { resources: { dashboard: { name: 'Dashboard' } } },
  de: { resources: { dashboard: { name: 'Übersicht' } } },
};
