import type { Messages } from '../i18n/words';

export const serviceMessages: Messages = {
  en: { resources: { services: { name: 'Service |||| Services' } } },
  de: { resources: { services: { name: 'Leistung |||| Leistungen' } } },
};
