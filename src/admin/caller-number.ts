import { AppError } from '../shared/app-error.js';

/** E.164: what callers are known by. */
export const CALLER_NUMBER = /^\+[1-9]\d{4,14}$/;

/** @throws AppError request.invalid */
export function assertCallerNumber(text: string): void {
  if (CALLER_NUMBER.test(text)) return;
  throw new AppError('request.invalid', 400, 'Write the number in full, as +4915112345678.', { field: 'phone_number' });
}
