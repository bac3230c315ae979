import type { Schema } from '../api/client';

export type Question = Schema<'BookingFieldResponse'>;
export type Answers = Record<string, string | string[] | boolean>;

/** What the dialog holds; everything empty at first. */
export interface NewBooking {
  branchId: string;
  serviceId: string;
  durationMinutes: number | null;
  start: string | null;
  name: string;
  phone: string;
  email: string;
  notes: string;
  answers: Answers;
}

export const NOTHING_YET: NewBooking = {
  ...{ branchId: '', serviceId: '', durationMinutes: null, start: null },
  ...{ name: '', phone: '', email: '', notes: '', answers: {} },
};

/** Can be sent: whether the values will do is the API's answer. */
export function isComplete({ branchId, serviceId, start, name, phone }: NewBooking): boolean {
  return [branchId, serviceId, name.trim(), phone.trim()].every((text) => text !== '') && start !== null;
}

/** As the API wants it; it reads phone numbers in any spelling. */
export function bodyOf(booking: NewBooking, companyId: string): Schema<'BookDto'> {
  const { durationMinutes, start, email, notes } = booking;
  const answers = Object.entries(booking.answers).filter(([, answer]) => answer !== '' && String(answer) !== '');
  return {
    ...{ company_id: companyId, branch_id: booking.branchId, service_id: booking.serviceId, start: start ?? '' },
    ...{ customer_name: booking.name.trim(), customer_phone: booking.phone.trim() },
    ...(durationMinutes !== null && { duration_minutes: durationMinutes }),
    ...(email.trim() !== '' && { customer_email: email.trim() }),
    ...(notes.trim() !== '' && { notes: notes.trim() }),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
  };
}

/**
 * The Idempotency-Key of one opened dialog. It stays for as long as the same is sent, so that a second click or a try after a lost
 * answer books once; another wish is another key.
 */
export function wishKeys(): (body: object) => string {
  // Not randomUUID, which browsers offer with https only.
  const dialog = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const sent: string[] = [];
  return (body) => {
    const text = JSON.stringify(body);
    if (!sent.includes(text)) sent.push(text);
    return `${dialog}.${sent.indexOf(text)}`;
  };
}
