import { type CalcomWorld } from './calcom-server/world.js';

type EventType = CalcomWorld['eventTypes'][number];
type User = CalcomWorld['users'][number];

const BERLIN = 'Europe/Berlin';
const LONDON = 'Europe/London';

/** Numbers of the demonstration world, for tests and examples. */
export const DEMO = {
  limitPerMinute: 10_000,
  serviceUser: 1,
  salon: {
    teamId: 101,
    timeZone: BERLIN,
    hosts: { mira: 11, jonas: 12, leyla: 13, tobias: 14, karim: 15, sabine: 16, petra: 17 },
    eventTypes: {
      haarschnittDamen: 1001,
      farbeUndSchnitt: 1002,
      herrenhaarschnitt: 1003,
      bartschnitt: 1004,
      beratung: 1005,
      dauerwelle: 1006,
    },
  },
  dental: {
    teamId: 201,
    timeZone: LONDON,
    hosts: { alison: 21, rhona: 22, callum: 23 },
    eventTypes: { checkUp: 2001, hygienist: 2002, emergency: 2003 },
  },
  cosmetics: { teamId: 202, timeZone: LONDON, hosts: { isla: 24 }, eventTypes: { whitening: 2004 } },
} as const;

const { salon, dental, cosmetics } = DEMO;

/** The fixed world of the sandbox: two companies, three teams, one service user whose key sees all of them. */
export function demoWorld(apiKey: string): CalcomWorld {
  return {
    limitPerMinute: DEMO.limitPerMinute,
    users: [
      { ...user(DEMO.serviceUser, 'Frontdesk Service', BERLIN), schedule: [] },
      user(salon.hosts.mira, 'Mira Vogt', BERLIN),
      user(salon.hosts.jonas, 'Jonas Ahrens', BERLIN),
      user(salon.hosts.leyla, 'Leyla Demir', BERLIN),
      user(salon.hosts.tobias, 'Tobias Kern', BERLIN),
      user(salon.hosts.karim, 'Karim Nasser', BERLIN),
      user(salon.hosts.sabine, 'Sabine Lorenz', BERLIN),
      user(salon.hosts.petra, 'Petra Hoffmann', BERLIN),
      user(dental.hosts.alison, 'Alison Baird', LONDON),
      user(dental.hosts.rhona, 'Rhona Sinclair', LONDON),
      user(dental.hosts.callum, 'Callum Reid', LONDON),
      user(cosmetics.hosts.isla, 'Isla Munro', LONDON),
    ],
    keys: [{ key: apiKey, userId: DEMO.serviceUser }],
    teams: [
      team(salon.teamId, 'Salon Seeblick', Object.values(salon.hosts)),
      team(dental.teamId, 'Harbor Dental', Object.values(dental.hosts)),
      team(cosmetics.teamId, 'Harbor Dental Cosmetics', Object.values(cosmetics.hosts)),
    ],
    eventTypes: [...salonEventTypes(), ...dentalEventTypes()],
  };
}

function salonEventTypes(): EventType[] {
  const { hosts, eventTypes, teamId } = salon;
  const at = { teamId, location: { type: 'address', address: 'Uferweg 12, Berlin', public: true } };
  return [
    {
      ...type(eventTypes.haarschnittDamen, 'Haarschnitt Damen', 45, [hosts.mira, hosts.jonas, hosts.leyla]),
      ...at,
      schedulingType: 'roundRobin',
    },
    { ...type(eventTypes.farbeUndSchnitt, 'Farbe und Schnitt', 120, [hosts.mira, hosts.jonas]), ...at },
    { ...type(eventTypes.herrenhaarschnitt, 'Herrenhaarschnitt', 30, [hosts.tobias]), ...at },
    { ...type(eventTypes.bartschnitt, 'Bartschnitt', 20, [hosts.karim]), ...at },
    { ...type(eventTypes.beratung, 'Beratung', 30, [hosts.sabine]), ...at, lengthInMinutesOptions: [15, 30, 60] },
    { ...type(eventTypes.dauerwelle, 'Dauerwelle', 90, [hosts.petra]), ...at },
  ];
}

function dentalEventTypes(): EventType[] {
  const { hosts, eventTypes, teamId } = dental;
  const at = { teamId, location: { type: 'address', address: '4 Shore Lane, Leith', public: true } };
  return [
    { ...type(eventTypes.checkUp, 'Check-up', 30, [hosts.alison]), ...at },
    { ...type(eventTypes.hygienist, 'Hygienist', 45, [hosts.rhona]), ...at, bookingFields: 'phone' },
    {
      ...type(eventTypes.emergency, 'Emergency', 20, [hosts.callum]),
      ...at,
      confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true },
    },
    { ...type(cosmetics.eventTypes.whitening, 'Whitening', 60, [cosmetics.hosts.isla]), ...at, teamId: cosmetics.teamId },
  ];
}

function type(id: number, title: string, lengthInMinutes: number, hosts: number[]): EventType {
  return { id, title, slug: slugOf(title), lengthInMinutes, hosts, schedulingType: 'collective', minimumBookingNotice: 0 };
}

function user(id: number, name: string, timeZone: string): User {
  const username = slugOf(name);
  return {
    id,
    name,
    username,
    email: `${username}@example.com`,
    timeZone,
    schedule: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  };
}

function team(id: number, name: string, hosts: number[]): CalcomWorld['teams'][number] {
  const owner = { userId: DEMO.serviceUser, role: 'OWNER' as const, accepted: true };
  return {
    id,
    name,
    slug: slugOf(name),
    members: [owner, ...hosts.map((userId) => ({ userId, role: 'MEMBER' as const, accepted: true }))],
  };
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
