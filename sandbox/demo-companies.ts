import { DEMO } from './demo-world.js';

export interface DemoCompany {
  company: {
    name: string;
    slug: string;
    time_zone: string;
    language: string;
    move_notice_minutes?: number;
    cancel_notice_minutes?: number;
  };
  teams: number[];
  /** Unassigned again after the import: its services stay behind, unbookable. */
  formerTeams: number[];
  branches: { name: string; slug: string; number: string }[];
  /** By Cal.com title. */
  services: Record<string, { aliases: string[]; category: string; price: { minor: number; currency: string }; is_active?: boolean }>;
}

/** What the sandbox's companies are, and what of it is theirs rather than Cal.com's (design section 6). */
export const DEMO_COMPANIES: DemoCompany[] = [
  {
    company: { name: 'Salon Seeblick', slug: 'salon-seeblick', time_zone: 'Europe/Berlin', language: 'de' },
    teams: [DEMO.salon.teamId],
    formerTeams: [],
    branches: [
      { name: 'Seeblick Mitte', slug: 'mitte', number: '+49305550101' },
      { name: 'Seeblick Nord', slug: 'nord', number: '+49305550102' },
    ],
    services: {
      'Haarschnitt Damen': { aliases: ['Damenhaarschnitt', 'Damenschnitt'], category: 'Haare', price: { minor: 5_500, currency: 'EUR' } },
      'Farbe und Schnitt': { aliases: ['Färben und Schneiden'], category: 'Haare', price: { minor: 14_000, currency: 'EUR' } },
      Herrenhaarschnitt: { aliases: ['Haarschnitt Herren', 'Herrenschnitt'], category: 'Haare', price: { minor: 3_500, currency: 'EUR' } },
      Bartschnitt: { aliases: ['Bart schneiden', 'Bartpflege'], category: 'Bart', price: { minor: 1_800, currency: 'EUR' } },
      Beratung: { aliases: ['Farbberatung'], category: 'Beratung', price: { minor: 0, currency: 'EUR' } },
      Dauerwelle: { aliases: [], category: 'Haare', price: { minor: 9_500, currency: 'EUR' }, is_active: false },
    },
  },
  {
    company: {
      name: 'Harbor Dental',
      slug: 'harbor-dental',
      time_zone: 'Europe/London',
      language: 'en',
      move_notice_minutes: 24 * 60,
      cancel_notice_minutes: 24 * 60,
    },
    teams: [DEMO.dental.teamId],
    formerTeams: [DEMO.cosmetics.teamId],
    branches: [{ name: 'Leith', slug: 'leith', number: '+441314960101' }],
    services: {
      'Check-up': { aliases: ['Examination', 'Dental check'], category: 'Dentist', price: { minor: 4_500, currency: 'GBP' } },
      Hygienist: { aliases: ['Scale and polish', 'Teeth cleaning'], category: 'Hygiene', price: { minor: 6_000, currency: 'GBP' } },
      Emergency: { aliases: ['Emergency appointment', 'Toothache'], category: 'Dentist', price: { minor: 7_500, currency: 'GBP' } },
      Whitening: { aliases: ['Teeth whitening'], category: 'Cosmetic', price: { minor: 25_000, currency: 'GBP' } },
    },
  },
];

/** Monday to Friday, nine to five. */
export const DEMO_HOURS = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
