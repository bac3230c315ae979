import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { When } from '../shared/when';
import type { Booking } from './booking';

/** Under which uids Cal.com knew the booking: each move gives a new one. */
export function UidHistory({ booking }: { booking: Booking }) {
  const translate = useTranslate();
  return (
    <Section title={translate('frontdesk.bookings.at_calcom')}>
      {booking.uid_history.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.bookings.never_at_calcom')}
        </Typography>
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
          {booking.uid_history.map(({ uid, bound_at: boundAt }) => (
            <Typography key={uid} component="li" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              <code>{uid}</code>
              {' · '}
              {translate('frontdesk.bookings.since')} <When at={boundAt} timeZone={booking.time_zone} />
              {uid === booking.calcom_uid && ` · ${translate('frontdesk.bookings.present_uid')}`}
            </Typography>
          ))}
        </Box>
      )}
      <Typography variant="body2" color="textSecondary">
        {translate('frontdesk.bookings.event_type', { id: booking.calcom_event_type_id })}
      </Typography>
    </Section>
  );
}
