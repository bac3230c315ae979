import type { Messages } from '../i18n/words';

export const callbackRequestMessages: Messages = {
  en: { resources: { 'callback-requests': { name: 'Callback request |||| Callback requests' } } },
  de: { resources: { 'callback-requests': { name: 'Rückrufwunsch |||| Rückrufwünsche' } } },
};
