import type { Messages } from '../i18n/words';

export const trialCallMessages: Messages = {
  en: { resources: { 'trial-call': { name: 'Trial call' } } },
  de: { resources: { 'trial-call': { name: 'Probeanruf' } } },
};
