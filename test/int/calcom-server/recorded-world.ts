import { type CalcomWorld } from '../../../sandbox/calcom-server/world.js';

type EventType = CalcomWorld['eventTypes'][number];

const ROOM = { type: 'link', link: 'https://meet.example.com/room', public: true };
const [ALICE, BOB, CAROL] = [1, 2, 3];

/** The world in which the recordings were made; `receiver` is where its team webhook points. */
export function recordedWorld(receiver: string): CalcomWorld {
  return {
    limitPerMinute: 10_000,
    // The recorded server of 2025-12 forgets a chosen length when a booking moves.
    lengthOnReschedule: 'default',
    users: [user(ALICE, 'Alice Owner', 'alice-a'), user(BOB, 'Bob Member', 'bob-a'), user(CAROL, 'Carol Outsider', 'carol-a')],
    keys: [
      { key: 'cal_test_key_1', userId: ALICE },
      { key: 'cal_test_key_2', userId: CAROL },
      { key: 'cal_test_key_3', userId: BOB },
      // The newer server was asked with keys of its own for the same three people.
      { key: 'cal_test_key_4', userId: ALICE },
      { key: 'cal_test_key_5', userId: CAROL },
      { key: 'cal_test_key_6', userId: BOB },
      { key: 'cal_test_expiredkey', userId: ALICE, expired: true },
    ],
    teams: [
      {
        id: 1,
        name: 'Demo Team a',
        slug: 'demo-team-a',
        members: [
          { userId: ALICE, role: 'OWNER', accepted: true },
          { userId: BOB, role: 'MEMBER', accepted: true },
        ],
      },
      { id: 2, name: 'Other Team a', slug: 'other-team-a', members: [{ userId: CAROL, role: 'OWNER', accepted: true }] },
    ],
    eventTypes: [
      { ...type(1, 'Intro call (round robin)', 'intro-rr', [ALICE, BOB]), schedulingType: 'roundRobin' },
      { ...type(2, 'Panel (collective)', 'panel', [ALICE, BOB]), lengthInMinutes: 60 },
      { ...type(3, 'Phone only', 'phone-only', [ALICE]), lengthInMinutes: 15, bookingFields: 'phone' },
      {
        ...type(4, 'Group (2 seats)', 'seats', [BOB]),
        seats: { seatsPerTimeSlot: 2, showAttendeeInfo: true, showAvailabilityCount: true },
      },
      {
        ...type(5, 'Needs confirmation', 'needs-confirm', [BOB]),
        confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true },
      },
      { ...type(6, 'Several lengths', 'multi', [BOB]), lengthInMinutesOptions: [15, 30, 60] },
      { ...type(7, 'Carol', 'carol', [CAROL]), teamId: 2 },
      { ...type(8, 'Alice 1:1', 'one', [ALICE]), teamId: null, ownerId: ALICE, schedulingType: null, location: aliceLink() },
      { ...type(9, 'Cal Video default', 'video', [ALICE]), location: { type: 'integration', integration: 'cal-video' } },
    ],
    webhooks: [
      {
        teamId: 1,
        subscriberUrl: `${receiver}/team-hook`,
        secret: 'team-hook-secret',
        triggers: ['BOOKING_CREATED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REQUESTED', 'BOOKING_REJECTED'],
      },
    ],
  };
}

function aliceLink(): { type: string; link: string } {
  return { type: 'link', link: 'https://meet.example.com/alice' };
}

function user(id: number, name: string, username: string): CalcomWorld['users'][number] {
  const schedule = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];
  return { id, name, username, email: `${username}@example.com`, timeZone: 'Europe/Berlin', schedule };
}

function type(id: number, title: string, slug: string, hosts: number[]): EventType {
  return { id, teamId: 1, title, slug, lengthInMinutes: 30, hosts, schedulingType: 'collective', location: ROOM };
}
