import type { Messages } from '../i18n/words';

export const teamMessages: Messages = {
  en: { resources: { teams: { name: 'Cal.com team |||| Cal.com teams' } } },
  de: { resources: { teams: { name: 'Cal.com-Team |||| Cal.com-Teams' } } },
};
