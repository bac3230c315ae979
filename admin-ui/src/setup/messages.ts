import type { Messages } from '../i18n/words';

export const setupMessages: Messages = {
  en: { resources: { setup: { name: 'Setup' } } },
  de: { resources: { setup: { name: 'Einrichtung' } } },
};
