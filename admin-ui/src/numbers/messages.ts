import type { Messages } from '../i18n/words';

export const numberMessages: Messages = {
  en: {
    resources: {
      numbers: {
        name: 'Phone number |||| Phone numbers',
        empty: 'No phone number yet',
        invite:
          'A number leads its callers to a branch. Add the one that the phone agent answers, and see at once whether callers can book.',
        create: 'Add a number',
        fields: {
          number: 'Phone number',
          country: 'Country',
          branch_id: 'Branch',
          workspace: 'Retell workspace',
          retell_agent_id: 'Retell agent',
          is_active: 'Active',
        },
      },
    },
    frontdesk: {
      numbers: {
        add: 'Add',
        branch_first: 'A number leads to a branch, and there is none yet.',
        any_spelling: 'As you would write it: 030 5550101, +49 30 555-0101, 0049305550101',
        country_help: 'Counts only where the number is written without its country code',
        workspace_help: 'The Retell account that signs this number’s calls',
        agent_help: 'The id of the agent that answers, such as agent_9f2c41. For your notes, and for the bodies to copy',
        agent_shape: 'An agent’s id has letters, digits, hyphens and underscores only',
        active_help: 'Callers of an inactive number hear that nothing can be booked',
        readiness: 'Can callers book?',
        ready: 'Callers of this number can book.',
        not_ready: 'Callers of this number cannot book. The first broken link is what they hear about.',
        bookable: 'Callers can book',
        broken_at: 'Broken: %{link}',
        no_agent: 'No Retell agent is noted. Callers can book all the same; the bodies for Retell hold its id once it is noted.',
        services: 'Each service, as a caller meets it',
        services_of: '%{past} of %{smart_count} service |||| %{past} of %{smart_count} services',
        can_book: 'Can be booked',
        could_book: 'Can be booked once the chain above holds',
        remove: 'Remove',
        remove_title: 'Remove %{number}?',
        remove_account:
          'From now on nobody who calls this number can book; another company may then take it. Its calls and bookings stay. Retell is not told: unbind the number from the agent there.',
        removed: '%{number} leads nowhere now',
      },
      retell: {
        title: 'Set up at Retell',
        how: 'Three requests to https://api.retellai.com with the API key of the Retell account (Authorization: Bearer …). Copy each body, replace what stands in <angle brackets>, send them in this order.',
        llm: '1. The language model. Note the llm_id of the answer.',
        agent:
          '2. The agent, with the llm_id of step 1. Note the agent_id of the answer, and enter it here under “Retell agent”. Then publish the agent at Retell.',
        update: '3. If the number is at Retell already: bind it to the agent.',
        import: 'Or, if it comes from your own SIP trunk: import it, bound to the agent.',
      },
    },
  },
  de: {
    resources: {
      numbers: {
        name: 'Rufnummer |||| Rufnummern',
        empty: 'Noch keine Rufnummer',
        invite:
          'Eine Rufnummer führt ihre Anrufer zu einer Filiale. Tragen Sie die Nummer ein, die der Telefonagent annimmt: Sie sehen sofort, ob Anrufer buchen können.',
        create: 'Rufnummer hinzufügen',
        fields: {
          number: 'Rufnummer',
          country: 'Land',
          branch_id: 'Filiale',
          workspace: 'Retell-Workspace',
          retell_agent_id: 'Retell-Agent',
          is_active: 'Aktiv',
        },
      },
    },
    frontdesk: {
      numbers: {
        add: 'Hinzufügen',
        branch_first: 'Eine Rufnummer führt zu einer Filiale, und noch gibt es keine.',
        any_spelling: 'So, wie Sie sie schreiben würden: 030 5550101, +49 30 555-0101, 0049305550101',
        country_help: 'Zählt nur, wenn die Nummer ohne Ländervorwahl geschrieben ist',
        workspace_help: 'Das Retell-Konto, das die Anrufe dieser Nummer signiert',
        agent_help: 'Die Kennung des Agenten, der abnimmt, etwa agent_9f2c41. Zum Merken und für die Vorlagen zum Kopieren',
        agent_shape: 'Die Kennung eines Agenten besteht aus Buchstaben, Ziffern, Binde- und Unterstrichen',
        active_help: 'Wer eine inaktive Nummer anruft, hört, dass nichts gebucht werden kann',
        readiness: 'Können Anrufer buchen?',
        ready: 'Unter dieser Nummer können Anrufer buchen.',
        not_ready: 'Unter dieser Nummer können Anrufer nicht buchen. Das erste unterbrochene Glied ist das, wovon sie hören.',
        bookable: 'Anrufer können buchen',
        broken_at: 'Unterbrochen: %{link}',
        no_agent:
          'Kein Retell-Agent eingetragen. Buchen können Anrufer trotzdem; eingetragen steht seine Kennung in den Vorlagen für Retell.',
        services: 'Jede Leistung, wie ein Anrufer sie vorfindet',
        services_of: '%{past} von %{smart_count} Leistung |||| %{past} von %{smart_count} Leistungen',
        can_book: 'Kann gebucht werden',
        could_book: 'Kann gebucht werden, sobald die Kette darüber hält',
        remove: 'Entfernen',
        remove_title: '%{number} entfernen?',
        remove_account:
          'Wer diese Nummer anruft, kann ab sofort nicht mehr buchen; eine andere Firma kann sie dann übernehmen. Anrufe und Buchungen bleiben erhalten. Retell erfährt nichts davon: Lösen Sie dort die Nummer vom Agenten.',
        removed: '%{number} führt jetzt nirgendwohin',
      },
      retell: {
        title: 'Bei Retell einrichten',
        how: 'Drei Anfragen an https://api.retellai.com mit dem API-Schlüssel des Retell-Kontos (Authorization: Bearer …). Kopieren Sie jede Vorlage, ersetzen Sie, was in <spitzen Klammern> steht, und senden Sie sie in dieser Reihenfolge.',
        llm: '1. Das Sprachmodell. Merken Sie sich die llm_id der Antwort.',
        agent:
          '2. Der Agent, mit der llm_id aus Schritt 1. Tragen Sie die agent_id der Antwort hier unter „Retell-Agent“ ein und veröffentlichen Sie den Agenten bei Retell.',
        update: '3. Ist die Nummer schon bei Retell: Binden Sie sie an den Agenten.',
        import: 'Oder, wenn sie aus Ihrem eigenen SIP-Trunk kommt: Importieren Sie sie, gebunden an den Agenten.',
      },
    },
  },
};
