import type { Messages } from '../i18n/words';

export const workspaceMessages: Messages = {
  en: {
    resources: {
      workspaces: {
        name: 'Workspace |||| Workspaces',
        empty: 'No workspace yet',
        invite: 'A workspace is an account at Retell. Its key tells true calls from forged ones.',
        create: 'Add a workspace',
        fields: {
          slug: 'Short name',
          webhook_key: 'Webhook key',
          webhook_key_count: 'Webhook keys',
          phone_number_count: 'Phone numbers',
        },
      },
    },
    frontdesk: {
      workspaces: {
        title: 'Workspace %{slug}',
        numbers: '%{smart_count} phone number belongs to it. |||| %{smart_count} phone numbers belong to it.',
        store: 'Add the workspace',
        key_one_word: 'A key has no blanks.',
        help: {
          slug: 'Stands in the addresses that Retell is given, for example /retell/agency/events.',
          webhook_key:
            'At Retell: Settings, API keys, the key that is marked as webhook key. It is stored encrypted and never shown again.',
        },
        addresses: {
          title: 'Addresses for Retell',
          text: 'Paste these at Retell. A branch’s page has whole bodies for Retell’s API with them already in place.',
          functions: 'Functions',
          functions_where: 'URL of each custom function of the agent’s language model.',
          inbound: 'Inbound webhook',
          inbound_where: 'Inbound webhook of each phone number; tells the agent who is calling and what day it is.',
          events: 'Events',
          events_where: 'Webhook URL of each agent; tells Frontdesk when a call began and ended.',
        },
        keys: {
          title: 'Webhook keys',
          none: 'There is no key: no call of this workspace can be trusted, so none is answered.',
          count: 'One key is valid. |||| %{smart_count} keys are valid: the newest and those it is to replace.',
          of_environment:
            'Where Frontdesk runs with RETELL_API_KEY set, this workspace takes its keys from there at each start: replace them there. What is entered here lasts until the next start.',
          step_add: '1. Add the new key',
          step_add_text: 'Make a new key at Retell and enter it here. Calls signed with either key are answered, so nobody is cut off.',
          new: 'New webhook key',
          add: 'Add the key',
          added: 'The new key is valid beside the old one.',
          step_drop: '2. Drop the older ones',
          step_drop_text: 'Once Retell signs with the new key, the older ones are of no use but to a thief.',
          drop: 'Drop the older keys',
          drop_title: 'Drop the older keys of %{slug}?',
          drop_text:
            'Only the newest key stays valid. If Retell still signs with an older one, every call is refused from now on. This cannot be undone.',
          dropped: 'Only the newest key is valid now.',
        },
      },
    },
  },
  de: {
    resources: {
      workspaces: {
        name: 'Workspace |||| Workspaces',
        empty: 'Noch kein Workspace',
        invite: 'Ein Workspace ist ein Konto bei Retell. An seinem Schlüssel lassen sich echte Anrufe von gefälschten unterscheiden.',
        create: 'Workspace anlegen',
        fields: {
          slug: 'Kurzname',
          webhook_key: 'Webhook-Schlüssel',
          webhook_key_count: 'Webhook-Schlüssel',
          phone_number_count: 'Rufnummern',
        },
      },
    },
    frontdesk: {
      workspaces: {
        title: 'Workspace %{slug}',
        numbers: '%{smart_count} Rufnummer gehört dazu. |||| %{smart_count} Rufnummern gehören dazu.',
        store: 'Workspace anlegen',
        key_one_word: 'Ein Schlüssel enthält keine Leerzeichen.',
        help: {
          slug: 'Steht in den Adressen, die Retell bekommt, zum Beispiel /retell/agentur/events.',
          webhook_key:
            'Bei Retell: Settings, API Keys, der als Webhook-Schlüssel gekennzeichnete. Er wird verschlüsselt gespeichert und nie wieder angezeigt.',
        },
        addresses: {
          title: 'Adressen für Retell',
          text: 'Tragen Sie diese bei Retell ein. Auf der Seite einer Filiale stehen ganze Anfragen für die API von Retell, in denen sie schon enthalten sind.',
          functions: 'Funktionen',
          functions_where: 'URL jeder eigenen Funktion (Custom Function) im Sprachmodell des Telefonagenten.',
          inbound: 'Eingehende Anrufe',
          inbound_where: 'Inbound-Webhook jeder Rufnummer; sagt dem Telefonagenten, wer anruft und welcher Tag ist.',
          events: 'Ereignisse',
          events_where: 'Webhook-URL jedes Telefonagenten; sagt Frontdesk, wann ein Anruf begann und endete.',
        },
        keys: {
          title: 'Webhook-Schlüssel',
          none: 'Es gibt keinen Schlüssel: Keinem Anruf dieses Workspace lässt sich trauen, also wird keiner angenommen.',
          count: 'Ein Schlüssel ist gültig. |||| %{smart_count} Schlüssel sind gültig: der neueste und was er ersetzen soll.',
          of_environment:
            'Läuft Frontdesk mit gesetztem RETELL_API_KEY, übernimmt dieser Workspace bei jedem Start die Schlüssel von dort: Ersetzen Sie sie dort. Was hier eingegeben wird, gilt nur bis zum nächsten Start.',
          step_add: '1. Den neuen Schlüssel dazunehmen',
          step_add_text:
            'Erzeugen Sie bei Retell einen neuen Schlüssel und geben Sie ihn hier ein. Anrufe mit dem einen wie mit dem anderen werden angenommen, niemand fliegt aus der Leitung.',
          new: 'Neuer Webhook-Schlüssel',
          add: 'Schlüssel dazunehmen',
          added: 'Der neue Schlüssel gilt neben dem alten.',
          step_drop: '2. Die älteren streichen',
          step_drop_text: 'Sobald Retell mit dem neuen Schlüssel unterschreibt, nützen die älteren nur noch einem Dieb.',
          drop: 'Ältere Schlüssel streichen',
          drop_title: 'Die älteren Schlüssel von %{slug} streichen?',
          drop_text:
            'Nur der neueste Schlüssel bleibt gültig. Unterschreibt Retell noch mit einem älteren, wird ab sofort jeder Anruf abgewiesen. Das lässt sich nicht zurücknehmen.',
          dropped: 'Jetzt gilt nur noch der neueste Schlüssel.',
        },
      },
    },
  },
};
