import { Alert, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { localTime } from '../shared/when';
import { type Booking, hasTechnicalAddress } from './booking';
import { ChangeDialog } from './change-dialog';
import { useBookingChange } from './use-booking-change';

const LONGEST_REASON = 500;

/** Cannot be undone: says first what will be gone and who will hear of it from whom. */
export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { id: companyId } = useCompany();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useBookingChange(
    (why: string) =>
      api.POST('/api/v1/companies/{companyId}/bookings/{bookingId}/cancel', {
        params: { path: { companyId, bookingId: booking.id } },
        body: why === '' ? {} : { reason: why },
      }),
    { done: () => translate('frontdesk.bookings.cancel.done', { reference: booking.reference }), onDone: onClose },
  );
  const told = hasTechnicalAddress(booking) ? 'told_host' : 'told_both';
  return (
    <ChangeDialog
      title={translate('frontdesk.bookings.cancel.title', { reference: booking.reference })}
      action={translate('frontdesk.bookings.cancel.action')}
      isDangerous
      isPending={isPending}
      onClose={onClose}
      onSubmit={() => mutate(reason.trim())}
    >
      <Typography variant="body2">
        {translate('frontdesk.bookings.cancel.removed', {
          when: localTime(booking.start_at, locale, booking.time_zone),
          host: booking.host_name ?? translate('frontdesk.bookings.the_host'),
        })}
      </Typography>
      <Alert severity={told === 'told_host' ? 'warning' : 'info'}>
        {translate(`frontdesk.bookings.cancel.${told}`, {
          name: booking.customer.name ?? translate('frontdesk.bookings.the_customer'),
          email: booking.customer.email ?? '',
          phone: booking.customer.phone ?? '–',
        })}
      </Alert>
      <TextField
        label={translate('frontdesk.bookings.cancel.reason')}
        helperText={translate('frontdesk.bookings.cancel.reason_is_kept')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        slotProps={{ htmlInput: { maxLength: LONGEST_REASON } }}
      />
      <Problem error={error} />
    </ChangeDialog>
  );
}
