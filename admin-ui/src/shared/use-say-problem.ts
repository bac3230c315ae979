import { HttpError, useNotify, useTranslate } from 'react-admin';
import { wordsForError } from './problem';

/** Tells what went wrong in passing; of a form's field at fault it is said at the field. */
export function useSayProblem(): (error: unknown) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (error) => {
    if (error instanceof HttpError && error.body?.errors) return;
    notify(wordsForError(error, translate), { type: 'error' });
  };
}
