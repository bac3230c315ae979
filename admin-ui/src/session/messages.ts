import type { Messages } from '../i18n/words';

export const sessionMessages: Messages = {
  en: {
    frontdesk: {
      session: {
        log_in: 'Log in',
        email: 'E-mail address',
        password: 'Password',
        new_password: 'New password',
        choose: 'Choose a password',
        first_run: 'Set up Frontdesk',
        first_operator: 'You become the first operator.',
        works_once: 'The link that brought you here works once.',
        save: 'Save and log in',
        nobody_yet:
          'Nobody can log in yet. Open the link that was printed at the first start; npm run cli -- user:link prints another one.',
        rules: 'At least 12 characters.',
        too_short: 'Use at least 12 characters.',
        again: 'New password again',
        not_the_same: 'This is not the same as above.',
        instead: 'Log in instead',
        change: 'Change the password',
        current: 'Current password',
        save_password: 'Save the new password',
        changed: 'Your new password is saved. You are logged out everywhere else.',
      },
    },
  },
  de: {
    frontdesk: {
      session: {
        log_in: 'Anmelden',
        email: 'E-Mail-Adresse',
        password: 'Passwort',
        new_password: 'Neues Passwort',
        choose: 'Passwort wählen',
        first_run: 'Frontdesk einrichten',
        first_operator: 'Sie werden der erste Betreiber.',
        works_once: 'Der Link, der Sie hierher gebracht hat, gilt einmal.',
        save: 'Speichern und anmelden',
        nobody_yet:
          'Noch kann sich niemand anmelden. Öffnen Sie den Link, der beim ersten Start ausgegeben wurde; npm run cli -- user:link gibt einen neuen aus.',
        rules: 'Mindestens 12 Zeichen.',
        too_short: 'Nehmen Sie mindestens 12 Zeichen.',
        again: 'Neues Passwort noch einmal',
        not_the_same: 'Das ist nicht dasselbe wie oben.',
        instead: 'Stattdessen anmelden',
        change: 'Passwort ändern',
        current: 'Bisheriges Passwort',
        save_password: 'Neues Passwort speichern',
        changed: 'Ihr neues Passwort ist gespeichert. Überall sonst sind Sie abgemeldet.',
      },
    },
  },
};
