import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import { When, localTime } from '../shared/when';
import type { Booking } from './booking';

type Attempt = Booking['attempts'][number];

/** Every try at Cal.com, oldest first: what it was to do, what became of it, and why not. */
export function Attempts({ booking: { attempts, time_zone: timeZone } }: { booking: Booking }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
      {attempts.map((attempt, index) => (
        <Box key={index} component="li" sx={{ borderLeft: 2, borderColor: 'divider', pl: 2 }}>
          <OneAttempt attempt={attempt} timeZone={timeZone} />
        </Box>
      ))}
    </Box>
  );
}

function OneAttempt({ attempt, timeZone }: { attempt: Attempt; timeZone: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const target = attempt.target_start_at && localTime(attempt.target_start_at, locale, timeZone);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography component="h3" variant="h3">
          {translate(`frontdesk.bookings.kinds.${attempt.kind}`)}
          {target && ` → ${target}`}
        </Typography>
        <StatusChip status={attempt.state} />
      </Box>
      {attempt.refusal !== null && (
        <Typography variant="body2">{translate(`frontdesk.bookings.refusals.${attempt.refusal}`, { _: attempt.refusal })}</Typography>
      )}
      {attempt.detail !== null && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {translate('frontdesk.bookings.in_calcoms_words', { detail: attempt.detail })}
        </Typography>
      )}
      <Typography variant="body2" color="textSecondary">
        {attempt.sent_at === null ? (
          translate('frontdesk.bookings.never_sent')
        ) : (
          <>
            {translate('frontdesk.bookings.sent')} <When at={attempt.sent_at} timeZone={timeZone} />
          </>
        )}
        {attempt.ms !== null && ` · ${translate('frontdesk.bookings.milliseconds', { ms: attempt.ms })}`}
      </Typography>
    </>
  );
}
