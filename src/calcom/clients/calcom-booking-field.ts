import { z } from 'zod';

/** One question of an event type, in the words of version 2024-06-14 whichever version was asked. */
export interface CalcomBookingField {
  slug: string;
  type: string;
  label: string;
  required: boolean;
  hidden: boolean;
  isDefault: boolean;
  /** Only on fields with a choice. */
  options?: string[];
}

/** Types that version 2026-06-12 renamed. Its `checkbox` is the single box that was `boolean`, its group the former `checkbox`. */
const TYPE_BEFORE_2026: Record<string, string> = {
  shortText: 'text',
  longText: 'textarea',
  multiSelect: 'multiselect',
  multiEmail: 'multiemail',
  checkboxGroup: 'checkbox',
  radioGroup: 'radio',
  checkbox: 'boolean',
};

/** Version 2026-06-12 names Cal.com's own fields by `field` and leaves their type out. */
const TYPE_OF_OWN_FIELD: Record<string, string> = {
  name: 'name',
  email: 'email',
  location: 'radioInput',
  title: 'text',
  notes: 'textarea',
  guests: 'multiemail',
  rescheduleReason: 'textarea',
  attendeePhoneNumber: 'phone',
  smsReminderNumber: 'phone',
  aiAgentCallPhoneNumber: 'phone',
};

const common = {
  label: z.string().nullish(),
  required: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  options: z.array(z.union([z.string(), z.object({ value: z.string() }).transform((option) => option.value)])).nullish(),
};

const withField = z
  .object({ ...common, field: z.string(), slug: z.string().optional(), type: z.string().optional() })
  .refine((field) => field.slug !== undefined || field.field !== 'custom', { path: ['slug'], message: 'missing on a custom field' })
  .transform(({ field, slug, type, ...rest }) => ({
    ...rest,
    slug: slug ?? field,
    type: field === 'custom' ? (TYPE_BEFORE_2026[type ?? ''] ?? type ?? 'custom') : (TYPE_OF_OWN_FIELD[field] ?? type ?? field),
    isDefault: field !== 'custom',
  }));

const withoutField = z
  .object({ ...common, field: z.undefined().optional(), slug: z.string(), type: z.string(), isDefault: z.boolean().nullish() })
  .transform(({ isDefault, field: _absent, ...rest }) => ({ ...rest, isDefault: isDefault ?? false }));

/** Takes both shapes; the discriminator of the newer one is `field`. */
export const bookingField = z.unknown().transform((value, context): CalcomBookingField => {
  const isNewer = typeof value === 'object' && value !== null && 'field' in value;
  const read = (isNewer ? withField : withoutField).safeParse(value);
  if (!read.success) {
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  const { slug, type, label, required, hidden, isDefault, options } = read.data;
  const field = { slug, type, label: label ?? slug, required: required ?? false, hidden: hidden ?? false, isDefault };
  return options ? { ...field, options } : field;
});
