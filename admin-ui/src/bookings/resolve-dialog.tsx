import { FormControl, FormControlLabel, FormHelperText, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import type { Booking } from './booking';
import { ChangeDialog } from './change-dialog';
import { useBookingChange } from './use-booking-change';

const RESOLUTIONS = ['confirmed', 'cancelled'] as const;
type Resolution = (typeof RESOLUTIONS)[number];

/** Settles a booking by what a person saw at Cal.com; the API takes only what is so there. */
export function ResolveDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const translate = useTranslate();
  const label = useId();
  const { id: companyId } = useCompany();
  const [resolution, setResolution] = useState<Resolution>('confirmed');
  const { mutate, isPending, error, reset } = useBookingChange(
    (chosen: Resolution) =>
      api.POST('/api/v1/companies/{companyId}/bookings/{bookingId}/resolve', {
        params: { path: { companyId, bookingId: booking.id } },
        body: { resolution: chosen },
      }),
    {
      done: ({ status }) => translate('frontdesk.bookings.resolve.done', { status: translate(`frontdesk.statuses.${status}`) }),
      onDone: onClose,
    },
  );
  const choose = (value: string) => {
    reset();
    setResolution(value === 'cancelled' ? 'cancelled' : 'confirmed');
  };
  return (
    <ChangeDialog
      title={translate('frontdesk.bookings.resolve.title', { reference: booking.reference })}
      action={translate('frontdesk.bookings.resolve.action')}
      isPending={isPending}
      onClose={onClose}
      onSubmit={() => mutate(resolution)}
    >
      <Typography variant="body2">{translate('frontdesk.bookings.resolve.explained')}</Typography>
      <FormControl>
        <FormLabel id={label}>{translate('frontdesk.bookings.resolve.question')}</FormLabel>
        <RadioGroup aria-labelledby={label} value={resolution} onChange={(_event, value) => choose(value)}>
          {RESOLUTIONS.map((one) => (
            <div key={one}>
              <FormControlLabel value={one} control={<Radio />} label={translate(`frontdesk.bookings.resolve.${one}`)} />
              <FormHelperText sx={{ ml: 4, mt: -0.5 }}>{translate(`frontdesk.bookings.resolve.${one}_means`)}</FormHelperText>
            </div>
          ))}
        </RadioGroup>
      </FormControl>
      <Problem error={error} />
    </ChangeDialog>
  );
}
