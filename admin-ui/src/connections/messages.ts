import type { Messages } from '../i18n/words';

export const connectionMessages: Messages = {
  en: { resources: { connections: { name: 'Connection |||| Connections' } } },
  de: { resources: { connections: { name: 'Verbindung |||| Verbindungen' } } },
};
