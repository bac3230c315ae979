import { Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { wordsForReason } from '../callback-requests/reason';
import { useCompany } from '../companies/company-context';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import type { Booking } from './booking';

const MOST = 20;

/** Who is to be rung about the booking; nothing where nobody is. */
export function BookingCallbacks({ booking }: { booking: Booking }) {
  const translate = useTranslate();
  const { id } = useCompany();
  const resource = `companies/${id}/callback-requests`;
  const { data: requests = [] } = useGetList<Schema<'CallbackRequestResponse'>>(resource, {
    filter: { booking_id: booking.id },
    pagination: { page: 1, perPage: MOST },
  });
  if (requests.length === 0) return null;
  return (
    <Section title={translate('resources.callback-requests.name', { smart_count: 2 })}>
      {requests.map((request) => (
        <Box key={request.id} sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
          <Typography variant="body2">
            <TextLink to={`/${resource}/${request.id}`}>{wordsForReason(request.reason, translate)}</TextLink>
          </Typography>
          <StatusChip status={request.status} />
        </Box>
      ))}
    </Section>
  );
}
