import type { Messages } from '../i18n/words';

export const auditLogMessages: Messages = {
  en: { resources: { 'audit-log': { name: 'Audit log' } } },
  de: { resources: { 'audit-log': { name: 'Protokoll' } } },
};
