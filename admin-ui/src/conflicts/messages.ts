import type { Messages } from '../i18n/words';

export const conflictMessages: Messages = {
  en: {
    resources: {
      conflicts: {
        name: 'Conflict |||| Conflicts',
        empty: 'No conflicts',
        invite:
          'An event type belongs to one company. When a sync meets one that another company holds, it is shown here and nothing is changed.',
      },
    },
    frontdesk: {
      conflicts: {
        held: 'One event type is held by another company |||| %{smart_count} event types are held by another company',
        means:
          'What is listed here belongs to a team of this company at Cal.com, but another company has held it here since before. The sync left it out, so this company cannot sell it.',
        choice: 'Leave it there, or take it over.',
        ask: 'If it should be this company’s, ask your operator to take it over.',
        event_type: 'Cal.com event type %{id}',
        seen: 'seen',
        take: 'Take over',
        take_this: 'Take over %{name}',
        title: 'Take over “%{name}”?',
        there:
          'The company that holds “%{name}” loses it at once: its callers can no longer book it, and its service stays behind as not bookable.',
        bookings: 'Bookings made there stay as they are, at Cal.com and at that company.',
        here: 'A sync begins at once. It makes “%{name}” a service of %{company}, which can be booked as soon as a branch offers it.',
        taken: '“%{name}” has been taken over',
        taken_from: 'It belonged to',
      },
    },
  },
  de: {
    resources: {
      conflicts: {
        name: 'Konflikt |||| Konflikte',
        empty: 'Keine Konflikte',
        invite:
          'Ein Termintyp gehört einer einzigen Firma. Trifft ein Abgleich auf einen, den eine andere Firma hält, steht er hier, und nichts wird geändert.',
      },
    },
    frontdesk: {
      conflicts: {
        held: 'Ein Termintyp gehört einer anderen Firma |||| %{smart_count} Termintypen gehören einer anderen Firma',
        means:
          'Was hier steht, gehört bei Cal.com zu einem Team dieser Firma, wird hier aber schon länger von einer anderen Firma gehalten. Der Abgleich hat es ausgelassen; diese Firma kann es also nicht anbieten.',
        choice: 'Lassen Sie es dort, oder übernehmen Sie es.',
        ask: 'Soll es zu dieser Firma gehören, bitten Sie Ihren Betreiber um die Übernahme.',
        event_type: 'Cal.com-Termintyp %{id}',
        seen: 'gesehen',
        take: 'Übernehmen',
        take_this: '%{name} übernehmen',
        title: '„%{name}“ übernehmen?',
        there:
          'Die Firma, die „%{name}“ hält, verliert es sofort: Ihre Anrufer können es nicht mehr buchen; ihre Leistung bleibt als nicht buchbar stehen.',
        bookings: 'Buchungen von dort bleiben bestehen, bei Cal.com und bei jener Firma.',
        here: 'Sofort beginnt ein Abgleich. Er macht „%{name}“ zu einer Leistung von %{company}, buchbar, sobald eine Filiale sie anbietet.',
        taken: '„%{name}“ ist übernommen',
        taken_from: 'Es gehörte bisher',
      },
    },
  },
};
