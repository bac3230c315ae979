import type { Messages } from '../i18n/words';

export const auditLogMessages: Messages = {
  en: {
    resources: {
      'audit-log': {
        name: 'Audit log',
        empty: 'Nothing was changed yet',
        invite: 'Every change by people, programs, syncs and webhooks will stand here.',
        fields: { at: 'When', action: 'What', subject: 'Kind of thing' },
      },
    },
    frontdesk: {
      audit: {
        who: 'Who',
        fields: 'Fields',
        from: 'From',
        until: 'Until',
        field: 'Field',
        before: 'Before',
        after: 'After',
        subject_help: 'For example: services',
        actors: {
          user: 'Person',
          token: 'API token',
          cli: 'Command line',
          sync: 'Sync',
          webhook: 'Webhook',
          scheduler: 'Scheduler',
          caller: 'Caller',
          start: 'Start of the server',
          database: 'SQL',
        },
        actions: { created: 'created', changed: 'changed', removed: 'removed' },
      },
    },
  },
  de: {
    resources: {
      'audit-log': {
        name: 'Protokoll',
        empty: 'Noch wurde nichts geändert',
        invite: 'Hier steht jede Änderung durch Personen, Programme, Abgleiche und Webhooks.',
        fields: { at: 'Wann', action: 'Was', subject: 'Art' },
      },
    },
    frontdesk: {
      audit: {
        who: 'Wer',
        fields: 'Felder',
        from: 'Von',
        until: 'Bis',
        field: 'Feld',
        before: 'Vorher',
        after: 'Nachher',
        subject_help: 'Zum Beispiel: services',
        actors: {
          user: 'Person',
          token: 'API-Token',
          cli: 'Kommandozeile',
          sync: 'Abgleich',
          webhook: 'Webhook',
          scheduler: 'Zeitplan',
          caller: 'Anrufer',
          start: 'Start des Servers',
          database: 'SQL',
        },
        actions: { created: 'angelegt', changed: 'geändert', removed: 'entfernt' },
      },
    },
  },
};
