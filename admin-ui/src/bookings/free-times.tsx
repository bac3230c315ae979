import { Alert, Box, LinearProgress, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { regional } from '../shared/when';
import type { StartPickerProps } from './start-picker';

/** What is free on one day of the branch, as the API tells it now. */
function useFreeTimes({
  branchId,
  serviceId,
  durationMinutes,
  bookingId,
  day,
}: Omit<StartPickerProps, 'value' | 'onChange'> & { day: string }) {
  const { id: companyId } = useCompany();
  const path = { companyId, branchId, serviceId };
  const query = {
    date: day,
    ...(durationMinutes !== undefined && { duration_minutes: durationMinutes }),
    ...(bookingId !== undefined && { booking_id: bookingId }),
  };
  return useQuery({
    queryKey: ['free-times', path, query],
    queryFn: () =>
      answerOf(api.GET('/api/v1/companies/{companyId}/branches/{branchId}/services/{serviceId}/free-times', { params: { path, query } })),
    retry: false,
  });
}

/** The free times of a day, one of which may be chosen; else why there are none. */
export function FreeTimes(props: StartPickerProps & { day: string }) {
  const { value, onChange, timeZone } = props;
  const translate = useTranslate();
  const locale = useLocale();
  const { data: free, error, isFetching } = useFreeTimes(props);
  const clock = new Intl.DateTimeFormat(regional(locale), { timeStyle: 'short', timeZone });
  if (error) return <Problem error={error} />;
  if (!free) return <LinearProgress aria-label={translate('frontdesk.bookings.start.looking')} />;
  if (free.reason !== null) return <Alert severity="info">{translate(`frontdesk.bookings.start.${free.reason}`)}</Alert>;
  return (
    <Box aria-busy={isFetching} sx={{ maxHeight: 220, overflowY: 'auto' }}>
      <ToggleButtonGroup
        exclusive
        color="primary"
        value={value}
        onChange={(_event, start: string | null) => onChange(start)}
        aria-label={translate('frontdesk.bookings.start.free')}
        sx={{
          flexWrap: 'wrap',
          gap: 1,
          '& .MuiToggleButton-root': {
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            ml: 0,
            color: 'text.primary',
            px: 1.5,
            py: 0.75,
          },
        }}
      >
        {free.data.map(({ start }) => (
          <ToggleButton key={start} value={start}>
            {clock.format(new Date(start))}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
