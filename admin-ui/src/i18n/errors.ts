import type { Messages } from './words';

export const errorMessages: Messages = {
  en: {
    frontdesk: {
      errors: {
        unreachable: 'The server cannot be reached. Try again in a moment.',
        unexpected: 'Something went wrong here. Try again in a moment.',
      },
    },
  },
  de: {
    frontdesk: {
      errors: {
        unreachable: 'Der Server ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
        unexpected: 'Hier ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.',
      },
    },
  },
};
