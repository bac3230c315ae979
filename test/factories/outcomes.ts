import type { BookingView, Outcome, Scene } from '../../src/contracts/booking/outcome.js';
import type { Status } from '../../src/contracts/error-codes.js';

/** The branch of the German sandbox company. */
export const MITTE: Scene = {
  companyId: '0190d6c4-7a4b-7c3e-9b1a-2f4c5d6e7f80',
  companyName: 'Salon Seeblick',
  branchName: 'Seeblick Mitte',
  timeZone: 'Europe/Berlin',
  language: 'de',
};

/** The branch of the English sandbox company. */
export const LEITH: Scene = { ...MITTE, companyName: 'Harbor Dental', branchName: 'Leith', timeZone: 'Europe/London', language: 'en' };

/** Mila Brandt's haircut on Thursday, 26 November 2026, 14:30 to 15:15 in Berlin. */
export function aBooking(overrides: Partial<BookingView> = {}): BookingView {
  return {
    id: '0190d6c4-7a4b-7c3e-9b1a-2f4c5d6e7f81',
    reference: 'SB-7Q4K',
    serviceName: 'Haarschnitt Damen',
    start: new Date('2026-11-26T13:30:00Z'),
    end: new Date('2026-11-26T14:15:00Z'),
    timeZone: 'Europe/Berlin',
    customerName: 'Mila Brandt',
    status: 'confirmed',
    ...overrides,
  };
}

/** An outcome at Seeblick Mitte with nothing but its status. */
export function anOutcome(status: Status, facts: Partial<Outcome> = {}): Outcome {
  return { status, scene: MITTE, chain: [], ...facts };
}
