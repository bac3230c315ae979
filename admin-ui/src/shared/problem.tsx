import { Alert } from '@mui/material';
import { HttpError, type TranslateFunction, useTranslate } from 'react-admin';
import { errorKey } from '../i18n/errors';

/** What went wrong, in the reader's language where the API's code has words, else as the server said it. */
export function wordsForError(error: unknown, translate: TranslateFunction): string {
  if (!(error instanceof HttpError)) return translate('frontdesk.errors.unexpected');
  if (error.status === 0) return translate('frontdesk.errors.unreachable');
  const { code, detail, retryAfter } = { code: null, detail: error.message, retryAfter: 0, ...error.body };
  const minutes = Math.max(1, Math.ceil(Number(retryAfter) / 60));
  return translate(errorKey(code) ?? 'frontdesk.errors.unexpected', { detail, smart_count: minutes });
}

export function Problem({ error }: { error: unknown }) {
  const translate = useTranslate();
  if (error === null || error === undefined) return null;
  return <Alert severity="error">{wordsForError(error, translate)}</Alert>;
}
