import { HttpError } from 'react-admin';

/** Fields whose conflict (409) has one cause each. */
const FIELDS = ['label', 'base_url'];

/** The same error; a conflict in the reader's language, because the API's code alone does not tell which one it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof HttpError) || error.body?.code !== 'request.conflict') return error;
  const field: unknown = error.body.field;
  if (typeof field === 'string' && FIELDS.includes(field)) error.body.errors = { [field]: `frontdesk.connections.conflicts.${field}` };
  return error;
}
