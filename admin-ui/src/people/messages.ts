import type { Messages } from '../i18n/words';

export const peopleMessages: Messages = {
  en: { resources: { users: { name: 'User |||| Users' }, tokens: { name: 'API token |||| API tokens' } } },
  de: { resources: { users: { name: 'Person |||| Personen' }, tokens: { name: 'API-Token |||| API-Tokens' } } },
};
