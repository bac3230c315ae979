import type { Messages } from '../i18n/words';

export const receiptMessages: Messages = {
  en: { resources: { receipts: { name: 'Receipt |||| Receipts' } } },
  de: { resources: { receipts: { name: 'Eingang |||| Eingänge' } } },
};
