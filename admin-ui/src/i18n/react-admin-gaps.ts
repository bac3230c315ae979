/** What react-admin has come to say since the German package was published, and what we call otherwise. */
export const reactAdminGaps = {
  ra: {
    action: {
      reset: 'Zurücksetzen',
      search_columns: 'Spalten suchen',
      select_all_button: 'Alle auswählen',
      update_application: 'Anwendung neu laden',
    },
    page: { dashboard: 'Übersicht', access_denied: 'Kein Zugriff', authentication_error: 'Anmeldefehler' },
    message: {
      access_denied: 'Dafür fehlt Ihnen die Berechtigung',
      authentication_error: 'Der Anmeldeserver hat einen Fehler gemeldet, Ihre Anmeldung konnte nicht geprüft werden.',
      select_all_limit_reached: 'Zu viele Einträge. Nur die ersten %{max} sind ausgewählt.',
      placeholder_data_warning: 'Netzwerkproblem: die Daten konnten nicht aufgefrischt werden.',
    },
    navigation: { clear_filters: 'Filter entfernen', no_filtered_results: 'Kein Eintrag passt zu den Filtern.' },
    auth: { email: 'E-Mail-Adresse' },
    notification: {
      application_update_available: 'Eine neue Version ist da.',
      offline: 'Keine Verbindung. Die Daten konnten nicht geladen werden.',
    },
    validation: { unique: 'Muss einmalig sein' },
    guesser: { empty: { title: 'Nichts anzuzeigen', message: 'Bitte prüfen Sie Ihren Datengeber' } },
  },
};
