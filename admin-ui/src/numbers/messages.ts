import type { Messages } from '../i18n/words';

export const numberMessages: Messages = {
  en: { resources: { numbers: { name: 'Phone number |||| Phone numbers' } } },
  de: { resources: { numbers: { name: 'Rufnummer |||| Rufnummern' } } },
};
