import type { Messages } from '../i18n/words';

export const bookingMessages: Messages = {
  en: { resources: { bookings: { name: 'Booking |||| Bookings' } } },
  de: { resources: { bookings: { name: 'Buchung |||| Buchungen' } } },
};
