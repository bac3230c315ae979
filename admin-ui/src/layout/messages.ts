import type { Messages } from '../i18n/words';

export const layoutMessages: Messages = {
  en: {
    frontdesk: {
      layout: {
        all_companies: 'all companies',
        account: 'My account',
        company: 'Company',
        installation: 'Administration',
        log_out_everywhere: 'Log out on all devices',
      },
      roles: { operator: 'Operator', admin: 'Admin', viewer: 'Viewer' },
    },
  },
  de: {
    frontdesk: {
      layout: {
        all_companies: 'alle Firmen',
        account: 'Mein Konto',
        company: 'Firma',
        installation: 'Verwaltung',
        log_out_everywhere: 'Auf allen Geräten abmelden',
      },
      roles: { operator: 'Betreiber', admin: 'Admin', viewer: 'Nur Lesen' },
    },
  },
};
