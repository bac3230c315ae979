import type { Messages } from '../i18n/words';

export const branchMessages: Messages = {
  en: { resources: { branches: { name: 'Branch |||| Branches' } } },
  de: { resources: { branches: { name: 'Filiale |||| Filialen' } } },
};
