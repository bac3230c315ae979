import { v7 } from 'uuid';

/** Time-ordered ids keep indexes compact; every row's id comes from here (design section 3). */
export function newId(): string {
  return v7();
}

/** Whether a text is shaped like one of our ids; a bare number is a name. */
export function isIdShaped(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text.trim());
}
