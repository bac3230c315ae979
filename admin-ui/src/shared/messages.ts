import type { Messages } from '../i18n/words';

export const sharedMessages: Messages = {
  en: {
    frontdesk: {
      shared: {
        copy: 'Copy',
        copied: 'Copied',
        copy_refused: 'The browser did not let it be copied. Mark the text and copy it by hand.',
        ok: 'fine',
        broken: 'broken',
        mend: 'Mend it',
      },
      links: {
        number: 'Phone number',
        workspace: 'Workspace',
        branch: 'Branch',
        company: 'Company',
        team: 'Cal.com team',
        event_type: 'Event type',
        service: 'Service',
        branch_service: 'Offered at the branch',
        agent: 'Phone agent',
      },
      reasons: {},
      statuses: {},
    },
  },
  de: {
    frontdesk: {
      shared: {
        copy: 'Kopieren',
        copied: 'Kopiert',
        copy_refused: 'Der Browser ließ das Kopieren nicht zu. Markieren Sie den Text und kopieren Sie ihn von Hand.',
        ok: 'in Ordnung',
        broken: 'unterbrochen',
        mend: 'Beheben',
      },
      links: {
        number: 'Rufnummer',
        workspace: 'Workspace',
        branch: 'Filiale',
        company: 'Firma',
        team: 'Cal.com-Team',
        event_type: 'Termintyp',
        service: 'Leistung',
        branch_service: 'Angebot der Filiale',
        agent: 'Telefonagent',
      },
      reasons: {},
      statuses: {},
    },
  },
};
