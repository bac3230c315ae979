import type { Messages } from '../i18n/words';

export const companyMessages: Messages = {
  en: {
    resources: {
      companies: {
        name: 'Company |||| Companies',
        empty: 'No company yet',
        invite: 'A company is a business whose calls are answered. Set one up: its Cal.com team, a branch, a number.',
        create: 'Set up a company',
        fields: {
          name: 'Name',
          slug: 'Short name',
          is_active: 'Active',
          time_zone: 'Time zone',
          language: 'Language',
          sync_interval_hours: 'Hours between syncs',
          move_notice_minutes: 'Notice for moving (minutes)',
          cancel_notice_minutes: 'Notice for cancelling (minutes)',
          retention_days: 'Days that calls are kept',
          created_at: 'Created',
        },
      },
    },
    frontdesk: { company: { not_found: 'There is no such company.' } },
  },
  de: {
    resources: {
      companies: {
        name: 'Firma |||| Firmen',
        empty: 'Noch keine Firma',
        invite:
          'Eine Firma ist ein Betrieb, dessen Anrufe angenommen werden. Richten Sie eine ein: ihr Cal.com-Team, eine Filiale, eine Rufnummer.',
        create: 'Firma einrichten',
        fields: {
          name: 'Name',
          slug: 'Kurzname',
          is_active: 'Aktiv',
          time_zone: 'Zeitzone',
          language: 'Sprache',
          sync_interval_hours: 'Stunden zwischen Abgleichen',
          move_notice_minutes: 'Frist zum Verschieben (Minuten)',
          cancel_notice_minutes: 'Frist zum Absagen (Minuten)',
          retention_days: 'Tage, die Anrufe aufbewahrt werden',
          created_at: 'Angelegt',
        },
      },
    },
    frontdesk: { company: { not_found: 'Diese Firma gibt es nicht.' } },
  },
};
