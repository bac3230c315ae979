import type { Words } from '../i18n/words';

export const german: Words = {
  resources: {
    own_connections: {
      empty: 'Keine eigene Verbindung',
      invite: 'Ihre Firma nutzt die Verbindung Ihres Betreibers. Hier ist nichts zu tun.',
    },
    connections: {
      name: 'Verbindung |||| Verbindungen',
      empty: 'Noch keine Verbindung',
      invite:
        'Eine Verbindung ist ein API-Schlüssel bei einem Cal.com. Über sie liest Frontdesk das Team einer Firma und bucht in deren Kalender.',
      create: 'Verbindung anlegen',
      fields: {
        label: 'Name',
        company_id: 'Firma',
        api_key: 'API-Schlüssel',
        base_url: 'Adresse der Cal.com-API',
        limit_per_minute: 'Höchstens Anfragen pro Minute',
        organization_id: 'Cal.com-Organisation',
        status: 'Zustand',
        last_checked_at: 'Zuletzt geprüft',
        webhooks: 'Webhooks',
      },
    },
  },
  frontdesk: {
    connections: {
      title: 'Verbindung %{label}',
      as_calcom_says: 'was Cal.com erlaubt',
      conflicts: {
        label: 'Eine andere Verbindung heißt schon so.',
        base_url:
          'Über diese Verbindung sind Teams des bisherigen Cal.com zugewiesen. Entfernen Sie diese zuerst, oder legen Sie eine weitere Verbindung an.',
      },
      shared: 'von Firmen gemeinsam genutzt',
      store: 'Schlüssel speichern',
      stored: 'Der Schlüssel ist gespeichert.',
      key_section: 'Schlüssel',
      new_key: 'Neuer API-Schlüssel',
      never_shown: 'Der Schlüssel wird verschlüsselt gespeichert und nie wieder angezeigt.',
      key_one_word: 'Ein Schlüssel enthält keine Leerzeichen.',
      bad_address: 'Eine Adresse wie https://api.cal.com/v2, ohne Schrägstrich am Ende.',
      operators_only: 'Schlüssel gibt ein Betreiber ein; er prüft und ersetzt sie auch.',
      no_key: 'Diese Verbindung hat keinen API-Schlüssel. Solange keiner eingegeben ist, lässt sich darüber nichts lesen oder buchen.',
      another_address: 'Eine andere Adresse löscht den gespeicherten Schlüssel: Geben Sie auch den Schlüssel jenes Cal.com ein.',
      help: {
        label: 'Woran Sie sie erkennen, zum Beispiel der Name der Firma.',
        company_id: 'Wessen Teams sie nutzen dürfen. Leer lassen, damit alle Firmen sie gemeinsam nutzen.',
        api_key:
          'In Cal.com: Einstellungen, Entwickler, API-Schlüssel. Sein Benutzer muss Admin oder Eigentümer jedes Teams sein, das gebucht werden soll.',
        new_key: 'Leer lassen, um den bisherigen Schlüssel zu behalten.',
        base_url: 'Nur zu ändern, wenn Sie ein eigenes Cal.com betreiben.',
        limit_per_minute: 'Leer lassen, damit gilt, was Cal.com erlaubt.',
      },
      check: 'Schlüssel prüfen',
      checking: 'Cal.com wird gefragt …',
      key_of: 'Der Schlüssel ist gültig und gehört %{name} (%{email}).',
      organization_admin: 'Dieser Benutzer ist Admin der ganzen Organisation %{id}.',
      no_teams:
        'Er sieht kein Team, also lässt sich nichts mit ihm buchen. Laden Sie diesen Benutzer bei Cal.com als Admin oder Eigentümer in das Team ein und prüfen Sie dann erneut.',
      admin_of: 'Er sieht ein Team und kann %{admin} davon buchen. |||| Er sieht %{smart_count} Teams und kann %{admin} davon buchen.',
      teams_seen: 'Teams, die der Schlüssel sieht',
      rights: {
        admin: 'Admin oder Eigentümer: kann einer Firma zugewiesen und gebucht werden.',
        member:
          'Weder Admin noch Eigentümer. Machen Sie diesen Benutzer bei Cal.com zum Admin oder Eigentümer des Teams; bis dahin ist es nicht buchbar.',
        invited: 'Hat die Einladung nicht angenommen. Nehmen Sie sie bei Cal.com an und prüfen Sie dann erneut.',
      },
      failures: {
        no_key: 'Es gibt keinen API-Schlüssel. Geben Sie einen ein.',
        auth_failed:
          'Cal.com hat den Schlüssel abgelehnt: Er ist falsch, abgelaufen oder widerrufen. Erzeugen Sie bei Cal.com einen neuen und geben Sie ihn hier ein.',
        forbidden: 'Cal.com oder etwas davor hat den Zugriff verweigert. Prüfen Sie die Rechte des Schlüssels und die Adresse.',
        not_found: 'Unter dieser Adresse gibt es keine Cal.com-API. Prüfen Sie die Adresse.',
        refused:
          'Cal.com hat die Anfrage nicht angenommen. Vielleicht ist seine Version zu alt oder zu neu; sagen Sie denen Bescheid, die Frontdesk betreiben.',
        rate_limited: 'Mit dem Schlüssel wurde zu oft gefragt. Warten Sie eine Minute und prüfen Sie dann erneut.',
        conflict: 'Cal.com hat einen Konflikt gemeldet. Prüfen Sie gleich noch einmal.',
        server_error: 'Cal.com hat selbst eine Störung. Prüfen Sie in einigen Minuten erneut.',
        temporary: 'Cal.com ist gerade außer Betrieb. Prüfen Sie in einigen Minuten erneut.',
        unreachable: 'Cal.com war nicht zu erreichen. Prüfen Sie die Adresse; stimmt sie, versuchen Sie es in einigen Minuten noch einmal.',
        cut: 'Die Leitung zu Cal.com wurde unterbrochen. Prüfen Sie noch einmal.',
        timeout: 'Cal.com hat nicht rechtzeitig geantwortet. Prüfen Sie in einigen Minuten erneut.',
        bad_shape: 'Was da antwortet, ist nicht die Cal.com-API, die hier erwartet wird. Prüfen Sie die Adresse.',
      },
      webhooks: {
        title: 'Änderungen in Cal.com',
        registered: 'Cal.com meldet sofort, wenn dort jemand eine Buchung verschiebt, absagt oder bestätigt.',
        pending: 'Die Webhooks werden gerade angelegt. Bis dahin werden Änderungen innerhalb von zehn Minuten bemerkt.',
        none: 'Über diese Verbindung wurde noch kein Team importiert. Nach dem ersten Import werden die Webhooks von selbst angelegt.',
        by_hand:
          'Dieses Cal.com lässt Frontdesk keine Webhooks anlegen. Legen Sie sie von Hand an; bis dahin werden Änderungen innerhalb von zehn Minuten bemerkt.',
        by_hand_reader:
          'Ein Betreiber muss in Cal.com Webhooks einrichten; bis dahin werden Änderungen innerhalb von zehn Minuten bemerkt.',
        reason: 'Cal.com hat gesagt: %{reason}',
        step_open:
          'Öffnen Sie in Cal.com die Einstellungen, dann das Team %{teams}, dann Webhooks, und wählen Sie „Neuer Webhook“. |||| Öffnen Sie in Cal.com die Einstellungen, dann nacheinander die Teams %{teams}, jeweils Webhooks, und wählen Sie „Neuer Webhook“.',
        step_url: 'Fügen Sie diese Adresse und dieses Geheimnis ein. Ohne das Geheimnis wird nichts angenommen.',
        step_triggers: 'Wählen Sie genau diese Auslöser und lassen Sie die Vorlage für den Inhalt, wie sie ist.',
        step_save: 'Speichern Sie. Wiederholen Sie das für jedes oben genannte Team.',
        url: 'Adresse (Subscriber URL)',
        secret: 'Geheimnis (Secret)',
        triggers: 'Auslöser (Event Triggers)',
        rotate: 'Neues Geheimnis ziehen',
        rotate_title: 'Ein neues Webhook-Geheimnis ziehen?',
        rotate_text:
          'Webhooks, die Frontdesk angelegt hat, bekommen das neue Geheimnis von selbst. Von Hand angelegte müssen Sie innerhalb eines Tages in Cal.com ändern: So lange gilt auch das alte noch. Das lässt sich nicht zurücknehmen.',
        of_environment:
          'Das Geheimnis dieser Verbindung ist dort festgelegt, wo Frontdesk läuft (CALCOM_WEBHOOK_SECRET). Setzen Sie dort ein anderes und starten Sie Frontdesk neu.',
        rotated: 'Ab jetzt gilt ein neues Geheimnis, das alte noch einen Tag.',
      },
    },
  },
};
