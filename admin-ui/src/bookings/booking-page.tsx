import { Alert, Box, LinearProgress } from '@mui/material';
import { Title, useGetOne, useResourceContext, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { Attempts } from './attempts';
import { type Booking, isUnsettled } from './booking';
import { BookingActions } from './booking-actions';
import { BookingCallbacks } from './booking-callbacks';
import { BookingFacts } from './booking-facts';
import { UidHistory } from './uid-history';

const WHILE_OPEN_MS = 2_000;
/** Kept apart from what the list knows of it, which is less. */
const WHOLE = { whole: true };

/** One booking: what is booked for whom, what was tried at Cal.com, and what can be done about it. */
export function BookingPage() {
  const { id = '' } = useParams();
  const resource = useResourceContext() ?? '';
  const translate = useTranslate();
  const { data: booking, error } = useGetOne<Booking>(
    resource,
    { id, meta: WHOLE },
    { refetchInterval: ({ state }) => (state.data && isUnsettled(state.data) ? WHILE_OPEN_MS : false) },
  );
  if (error && !booking) return <Problem error={error} />;
  if (!booking) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  return (
    <>
      <Title title={`${translate('resources.bookings.name', { smart_count: 1 })} ${booking.reference}`} />
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <Situation booking={booking} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
            alignItems: 'start',
          }}
        >
          <Box sx={{ display: 'grid', gap: 2 }}>
            <BookingFacts booking={booking} actions={<BookingActions booking={booking} />} />
            <BookingCallbacks booking={booking} />
          </Box>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Section title={translate('frontdesk.bookings.attempts')}>
              <Attempts booking={booking} />
            </Section>
            <UidHistory booking={booking} />
          </Box>
        </Box>
      </Box>
    </>
  );
}

/** What somebody who opens the page should know first; nothing where all is as it should be. */
function Situation({ booking }: { booking: Booking }) {
  const translate = useTranslate();
  if (isUnsettled(booking)) return <Alert severity="info">{translate('frontdesk.bookings.not_known_yet')}</Alert>;
  if (booking.status === 'needs_attention') return <Alert severity="warning">{translate('frontdesk.bookings.attention')}</Alert>;
  if (booking.status === 'pending_confirmation') return <Alert severity="info">{translate('frontdesk.bookings.waits_for_host')}</Alert>;
  if (booking.status === 'refused') {
    const why = translate(`frontdesk.bookings.refusals.${booking.refusal}`, { _: booking.refusal ?? '' });
    return <Alert severity="warning">{`${translate('frontdesk.bookings.was_refused')} ${why}`}</Alert>;
  }
  return null;
}
