import { z } from 'zod';

interface FieldError {
  property?: string | undefined;
  constraints?: Record<string, string> | null | undefined;
  children?: FieldError[] | null | undefined;
}

/** class-validator's errors. Their `target` and `value` echo the sent body (names, addresses) and are therefore not even read. */
const fieldError: z.ZodType<FieldError> = z.object({
  property: z.string().optional(),
  constraints: z.record(z.string(), z.string()).nullish(),
  get children() {
    return z.array(fieldError).nullish();
  },
});
const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(', '))]);

/** Shapes 1 to 3: Cal.com's envelope. Shapes 4 and 5: Nest's bare `{statusCode, message}`. */
const envelope = z.object({
  status: z.literal('error'),
  error: z.object({
    code: z.string().optional().catch(undefined),
    message: text.optional().catch(undefined),
    details: z
      .union([text, z.object({ message: text.optional().catch(undefined), errors: z.array(fieldError).optional().catch(undefined) })])
      .nullish()
      .catch(undefined),
  }),
});
const bare = z.object({ statusCode: z.number(), message: text });

function constraintsOf(errors: FieldError[]): string[] {
  return errors.flatMap((error) => [...Object.values(error.constraints ?? {}), ...constraintsOf(error.children ?? [])]);
}

function envelopeText({ error }: z.infer<typeof envelope>): string {
  const details = typeof error.details === 'string' ? { message: error.details } : error.details;
  const fields = details && 'errors' in details ? constraintsOf(details.errors ?? []) : [];
  if (fields.length > 0) return fields.join('; ');
  const message = error.message ?? details?.message ?? '';
  // Newer servers put the telling key in `code`; the older ones name an exception class there, which says no more than the status.
  const isKey = error.code !== undefined && /^[a-z_]+$/.test(error.code) && !message.includes(error.code);
  return isKey ? `${error.code}: ${message}` : message;
}

/** What Cal.com says in an error answer; null when the body is not one of Cal.com's own five shapes (a proxy, a cut answer). */
export function errorTextOf(body: unknown): string | null {
  const enveloped = envelope.safeParse(body);
  if (enveloped.success) return envelopeText(enveloped.data);
  const bared = bare.safeParse(body);
  return bared.success ? bared.data.message : null;
}

/** Messages repeat what was sent now and then; addresses, numbers and the key have no business in our logs. */
export function withoutPersonalData(words: string, apiKey: string): string {
  return words
    .replaceAll(apiKey, '[key]')
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, '[email]')
    .replace(/\+\d{6,15}/g, '[phone]');
}
