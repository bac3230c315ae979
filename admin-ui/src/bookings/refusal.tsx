import { Alert, Box, Button, Typography } from '@mui/material';
import { HttpError, useLocale, useTranslate } from 'react-admin';
import { wordsForError } from '../shared/problem';
import { localTime } from '../shared/when';

/** Starts that the API offers instead of the one that it refused. */
function alternativesIn(error: unknown): string[] {
  const offered: unknown = error instanceof HttpError ? error.body?.alternatives : [];
  return Array.isArray(offered) ? offered.filter((start) => typeof start === 'string') : [];
}

/** Why it was not done, and what could be had instead, each by a click. */
export function Refusal({ error, timeZone, onTake }: { error: unknown; timeZone: string; onTake: (start: string) => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (error === null || error === undefined) return null;
  const alternatives = alternativesIn(error);
  return (
    <Alert severity={alternatives.length > 0 ? 'warning' : 'error'}>
      {wordsForError(error, translate)}
      {alternatives.length > 0 && (
        <>
          <Typography variant="body2" sx={{ mt: 1 }}>
            {translate('frontdesk.bookings.free_instead')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
            {alternatives.map((start) => (
              <Button key={start} size="small" variant="outlined" color="inherit" onClick={() => onTake(start)}>
                {localTime(start, locale, timeZone)}
              </Button>
            ))}
          </Box>
        </>
      )}
    </Alert>
  );
}
