import { Alert } from '@mui/material';
import { HttpError, type TranslateFunction, useTranslate } from 'react-admin';

/** What went wrong, in the reader's language where the code has words (`frontdesk.errors.<code>`), else in the server's. */
export function wordsForError(error: unknown, translate: TranslateFunction): string {
  if (!(error instanceof HttpError)) return translate('frontdesk.errors.unexpected');
  const code: unknown = error.body?.code;
  if (typeof code !== 'string') return translate(error.status === 0 ? 'frontdesk.errors.unreachable' : 'frontdesk.errors.unexpected');
  const minutes = Math.max(1, Math.ceil(Number(error.body.retryAfter ?? 0) / 60));
  return translate(`frontdesk.errors.${code.replace('.', '_')}`, { _: error.message, detail: error.message, smart_count: minutes });
}

export function Problem({ error }: { error: unknown }) {
  const translate = useTranslate();
  if (error === null || error === undefined) return null;
  return <Alert severity="error">{wordsForError(error, translate)}</Alert>;
}
