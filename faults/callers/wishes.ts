import { DateTime } from 'luxon';
import { DEMO } from '../../sandbox/demo-world.js';

/** What one caller wants: a free time that nobody else of the run wants. */
export interface Wish {
  /** Also the id of the phone call. */
  id: string;
  from: string;
  to: string;
  service: string;
  /** Local, as the agent gives it. */
  start: string;
  /** The same instant in UTC. */
  startsAt: string;
  calcomEventTypeId: number;
}

const { salon, dental } = DEMO;
const SALON = { to: '+49305550101', zone: salon.timeZone };
const DENTAL = { to: '+441314960101', zone: dental.timeZone };
/** A round robin and one that a host confirms are among them. No two share a host. */
const SERVICES = [
  { ...SALON, service: 'Bartschnitt', minutes: 20, calcomEventTypeId: salon.eventTypes.bartschnitt },
  { ...SALON, service: 'Herrenhaarschnitt', minutes: 30, calcomEventTypeId: salon.eventTypes.herrenhaarschnitt },
  { ...SALON, service: 'Haarschnitt Damen', minutes: 45, calcomEventTypeId: salon.eventTypes.haarschnittDamen },
  { ...DENTAL, service: 'Check-up', minutes: 30, calcomEventTypeId: dental.eventTypes.checkUp },
  { ...DENTAL, service: 'Emergency', minutes: 20, calcomEventTypeId: dental.eventTypes.emergency },
];
const OPENS_AT = 9;
const OPEN_MINUTES = 8 * 60;

/** The nth wish of the run, told in this scene. */
export function wish(scene: string, n: number): Wish {
  const kind = SERVICES[n % SERVICES.length];
  if (!kind) throw new Error('there is no service');
  const slot = Math.floor(n / SERVICES.length);
  const slotsADay = Math.floor(OPEN_MINUTES / kind.minutes);
  const day = Math.floor(slot / slotsADay);
  // Far enough ahead for every notice, whatever day it is and however the clock is set.
  const monday = DateTime.now().setZone(kind.zone).startOf('week').plus({ weeks: 2 });
  const date = monday.plus({ weeks: Math.floor(day / 5), days: day % 5 });
  const start = date.set({ hour: OPENS_AT }).plus({ minutes: (slot % slotsADay) * kind.minutes });
  return {
    ...{ id: callId(scene, n), from: `+4917${600_000_000 + n}`, to: kind.to, service: kind.service },
    ...{ start: start.toFormat("yyyy-MM-dd'T'HH:mm"), startsAt: start.toUTC().toISO() ?? '', calcomEventTypeId: kind.calcomEventTypeId },
  };
}

/** Begins as `callId(scene, '')` does. */
export function callId(scene: string, n: number | ''): string {
  return `call_faults_${scene}_${n}`;
}
