import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { type Booking, isUnsettled, stands } from './booking';
import { CancelDialog } from './cancel-dialog';
import { MoveDialog } from './move-dialog';
import { ResolveDialog } from './resolve-dialog';

type Action = 'move' | 'cancel' | 'resolve';

/** What can be done about the booking now, by somebody who may. */
export function BookingActions({ booking }: { booking: Booking }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const [action, setAction] = useState<Action | null>(null);
  if (!mayChange || isUnsettled(booking)) return null;
  const close = () => setAction(null);
  const hasBegun = (booking.status === 'confirmed' || booking.status === 'pending_confirmation') && !stands(booking);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1 }}>
      {stands(booking) && (
        <>
          <Button variant="contained" onClick={() => setAction('move')}>
            {translate('frontdesk.bookings.move.action')}
          </Button>
          <Button variant="outlined" color="error" onClick={() => setAction('cancel')}>
            {translate('frontdesk.bookings.cancel.action')}
          </Button>
        </>
      )}
      {booking.status === 'needs_attention' && (
        <Button variant="contained" onClick={() => setAction('resolve')}>
          {translate('frontdesk.bookings.resolve.action')}
        </Button>
      )}
      {hasBegun && (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.bookings.has_begun')}
        </Typography>
      )}
      {action === 'move' && <MoveDialog booking={booking} onClose={close} />}
      {action === 'cancel' && <CancelDialog booking={booking} onClose={close} />}
      {action === 'resolve' && <ResolveDialog booking={booking} onClose={close} />}
    </Box>
  );
}
