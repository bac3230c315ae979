import type { FunctionName } from './function-name.js';

/** The wording for what the caller is doing: moving or cancelling an appointment, or else booking one. */
export function byFunction(fn: FunctionName, texts: { move: string; cancel: string; book: string }): string {
  if (fn === 'reschedule_appointment') return texts.move;
  return fn === 'cancel_appointment' ? texts.cancel : texts.book;
}
