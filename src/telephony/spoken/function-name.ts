/** The functions Frontdesk serves to the agent (design section 6). */
export const FUNCTION_NAMES = [
  'list_services',
  'check_availability',
  'book_appointment',
  'find_appointments',
  'reschedule_appointment',
  'cancel_appointment',
  'request_callback',
] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];
