import type { Messages } from '../i18n/words';

export const conflictMessages: Messages = {
  en: { resources: { conflicts: { name: 'Conflict |||| Conflicts' } } },
  de: { resources: { conflicts: { name: 'Konflikt |||| Konflikte' } } },
};
