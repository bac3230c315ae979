import type { Messages } from '../i18n/words';

export const callMessages: Messages = {
  en: { resources: { calls: { name: 'Call |||| Calls' } } },
  de: { resources: { calls: { name: 'Anruf |||| Anrufe' } } },
};
