import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { NameOf } from '../shared/name-of';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import { type Call, isLive } from './call';

type Booking = Schema<'BookingResponse'>;

const MOST = 100;
const WHILE_LIVE_MS = 3_000;

/** What came of the call. */
export function CallBookings({ call }: { call: Call }) {
  const translate = useTranslate();
  const { id } = useCompany();
  const { data: bookings = [], error } = useGetList<Booking>(
    `companies/${id}/bookings`,
    { filter: { call_id: call.id }, pagination: { page: 1, perPage: MOST } },
    { refetchInterval: isLive(call) ? WHILE_LIVE_MS : false },
  );
  return (
    <Section title={translate('frontdesk.calls.bookings')}>
      <Problem error={error} />
      {bookings.map((booking) => (
        <CallBooking key={booking.id} booking={booking} />
      ))}
      {bookings.length === 0 && !error && (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.calls.no_bookings')}
        </Typography>
      )}
      {call.outcome === 'callback' && (
        <TextLink to={`/companies/${id}/callback-requests`} variant="body2">
          {translate('frontdesk.calls.see_callbacks')}
        </TextLink>
      )}
    </Section>
  );
}

function CallBooking({ booking }: { booking: Booking }) {
  const { id } = useCompany();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, justifyContent: 'space-between' }}>
      <Typography variant="body2">
        <TextLink to={`/companies/${id}/bookings/${booking.id}`}>{booking.reference}</TextLink>
        {' · '}
        <NameOf of="services" id={booking.service_id} />
        {' · '}
        <When at={booking.start_at} timeZone={booking.time_zone} />
      </Typography>
      <StatusChip status={booking.status} />
    </Box>
  );
}
