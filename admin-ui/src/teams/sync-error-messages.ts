import type { Messages } from '../i18n/words';

/** What each code of a failed sync means and what to do (docs/api.md, "Sync errors"). */
export const syncErrorMessages: Messages = {
  en: {
    auth_failed: { means: 'Cal.com refused the API key.', next: 'Have a valid key entered at the connection, then sync again.' },
    not_found: {
      means: 'Cal.com does not know this team.',
      next: 'It was deleted there, or the connection’s address is wrong. Check both; if the team is gone for good, switch to another one or remove it.',
    },
    forbidden: {
      means: 'Cal.com, or something in front of it, refused access.',
      next: 'Check the rights of the key and the connection’s address, then sync again.',
    },
    refused: { means: 'Cal.com refused the request.', next: 'Check the connection’s address and API versions, then sync again.' },
    key_not_team_admin: {
      means: 'The key’s user is not an admin of this team at Cal.com.',
      next: 'Until that is mended nothing of this team can be booked. Make the user an admin or owner of the team at Cal.com, have them accept the invitation, then sync again.',
    },
    rate_limited: {
      means: 'The key’s requests to Cal.com are used up for the moment.',
      next: 'Nothing to do: the sync goes on by itself.',
    },
    server_error: { means: 'Cal.com answered with an error of its own.', next: 'Nothing to do: it is tried again by itself.' },
    temporary: { means: 'Cal.com is out of order at the moment.', next: 'Nothing to do: it is tried again by itself.' },
    unreachable: {
      means: 'Cal.com could not be reached.',
      next: 'It is tried again by itself. If it lasts, check the connection’s address and the server’s way to the internet.',
    },
    cut: { means: 'The line to Cal.com broke off.', next: 'Nothing to do: it is tried again by itself.' },
    timeout: { means: 'Cal.com did not answer in time.', next: 'Nothing to do: it is tried again by itself.' },
    conflict: { means: 'Cal.com reported a conflict.', next: 'Nothing to do: it is tried again by itself.' },
    bad_shape: {
      means: 'Cal.com’s answer was incomplete or in an unknown form. Nothing was changed.',
      next: 'It is tried again by itself. If it lasts, tell whoever runs Frontdesk.',
    },
    unexpected: {
      means: 'An error of Frontdesk’s own stopped the sync. Nothing was changed.',
      next: 'It is tried again by itself. If it lasts, tell whoever runs Frontdesk; the log has the details.',
    },
    team_empty_unconfirmed: {
      means: 'Cal.com suddenly lists no event types for this team. Nothing was changed.',
      next: 'If the team really has none any more, sync again in ten minutes: a second reading that says the same counts.',
    },
    conflict_held: {
      means: 'Some event types of this team belong to another company here.',
      next: 'They were left out, all others can be booked. Take them over, or leave them where they are.',
    },
    team_removed: { means: 'The team was removed before the sync began.', next: 'Nothing to do.' },
    team_reassigned: {
      means: 'The assignment was changed during the sync.',
      next: 'What was read was thrown away; a new sync has been started.',
    },
    crashed: {
      means: 'The sync was broken off again and again.',
      next: 'Sync again. If it breaks off once more, tell whoever runs Frontdesk; the log has the details.',
    },
    unknown: { next: 'Sync again. If it lasts, tell whoever runs Frontdesk.' },
  },
  de: {
    auth_failed: {
      means: 'Cal.com hat den API-Schlüssel abgelehnt.',
      next: 'Lassen Sie bei der Verbindung einen gültigen Schlüssel eintragen und gleichen Sie dann erneut ab.',
    },
    not_found: {
      means: 'Cal.com kennt dieses Team nicht.',
      next: 'Es wurde dort gelöscht, oder die Adresse der Verbindung ist falsch. Prüfen Sie beides; gibt es das Team nicht mehr, wechseln Sie zu einem anderen oder entfernen Sie es.',
    },
    forbidden: {
      means: 'Cal.com oder etwas davor hat den Zugriff verweigert.',
      next: 'Prüfen Sie die Rechte des Schlüssels und die Adresse der Verbindung und gleichen Sie dann erneut ab.',
    },
    refused: {
      means: 'Cal.com hat die Anfrage abgelehnt.',
      next: 'Prüfen Sie Adresse und API-Versionen der Verbindung und gleichen Sie dann erneut ab.',
    },
    key_not_team_admin: {
      means: 'Der Benutzer des Schlüssels ist bei Cal.com kein Admin dieses Teams.',
      next: 'Bis das behoben ist, kann nichts aus diesem Team gebucht werden. Machen Sie den Benutzer bei Cal.com zum Admin oder Inhaber des Teams, lassen Sie ihn die Einladung annehmen und gleichen Sie dann erneut ab.',
    },
    rate_limited: {
      means: 'Die Anfragen des Schlüssels bei Cal.com sind im Moment aufgebraucht.',
      next: 'Nichts zu tun: Der Abgleich geht von selbst weiter.',
    },
    server_error: {
      means: 'Cal.com hat mit einem eigenen Fehler geantwortet.',
      next: 'Nichts zu tun: Es wird von selbst erneut versucht.',
    },
    temporary: { means: 'Cal.com ist im Moment gestört.', next: 'Nichts zu tun: Es wird von selbst erneut versucht.' },
    unreachable: {
      means: 'Cal.com war nicht erreichbar.',
      next: 'Es wird von selbst erneut versucht. Bleibt es dabei, prüfen Sie die Adresse der Verbindung und den Internetzugang des Servers.',
    },
    cut: { means: 'Die Leitung zu Cal.com ist abgerissen.', next: 'Nichts zu tun: Es wird von selbst erneut versucht.' },
    timeout: { means: 'Cal.com hat nicht rechtzeitig geantwortet.', next: 'Nichts zu tun: Es wird von selbst erneut versucht.' },
    conflict: { means: 'Cal.com hat einen Widerspruch gemeldet.', next: 'Nichts zu tun: Es wird von selbst erneut versucht.' },
    bad_shape: {
      means: 'Die Antwort von Cal.com war unvollständig oder in unbekannter Form. Nichts wurde geändert.',
      next: 'Es wird von selbst erneut versucht. Bleibt es dabei, wenden Sie sich an den Betreiber von Frontdesk.',
    },
    unexpected: {
      means: 'Ein Fehler in Frontdesk selbst hat den Abgleich beendet. Nichts wurde geändert.',
      next: 'Es wird von selbst erneut versucht. Bleibt es dabei, wenden Sie sich an den Betreiber von Frontdesk; Näheres steht im Protokoll.',
    },
    team_empty_unconfirmed: {
      means: 'Cal.com nennt für dieses Team plötzlich keine Termintypen mehr. Nichts wurde geändert.',
      next: 'Hat das Team wirklich keine mehr, gleichen Sie in zehn Minuten erneut ab: Sagt die zweite Lesung dasselbe, gilt es.',
    },
    conflict_held: {
      means: 'Einige Termintypen dieses Teams gehören hier einer anderen Firma.',
      next: 'Sie wurden ausgelassen, alle übrigen sind buchbar. Übernehmen Sie sie, oder lassen Sie sie, wo sie sind.',
    },
    team_removed: { means: 'Das Team wurde vor dem Abgleich entfernt.', next: 'Nichts zu tun.' },
    team_reassigned: {
      means: 'Die Zuordnung wurde während des Abgleichs geändert.',
      next: 'Das Gelesene wurde verworfen; ein neuer Abgleich ist angestoßen.',
    },
    crashed: {
      means: 'Der Abgleich ist immer wieder abgebrochen.',
      next: 'Gleichen Sie erneut ab. Bricht er wieder ab, wenden Sie sich an den Betreiber von Frontdesk; Näheres steht im Protokoll.',
    },
    unknown: { next: 'Gleichen Sie erneut ab. Bleibt es dabei, wenden Sie sich an den Betreiber von Frontdesk.' },
  },
};
