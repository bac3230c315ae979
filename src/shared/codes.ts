import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';

const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'The ETag of what you read; the change is refused with 412 when somebody changed it since.',
  schema: { type: 'string', example: '"731"' },
} as const;

/** Name of the extension that api-docs.ts turns into answers; it does not reach the document. */
export const CODES = 'x-codes';

/**
 * The codes a route answers with, besides those that follow from its shape (401, 403, 404 of an id, 400 of a body, 429). A route that
 * may say `request.changed_meanwhile` takes If-Match.
 */
export function Codes(...codes: string[]): MethodDecorator {
  const header = codes.includes('request.changed_meanwhile') ? [ApiHeader(IF_MATCH)] : [];
  return applyDecorators(ApiExtension(CODES, codes), ...header);
}
