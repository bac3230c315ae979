import { Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { localTime } from '../shared/when';
import { type Booking, hasTechnicalAddress } from './booking';
import { ChangeDialog } from './change-dialog';
import { Refusal } from './refusal';
import { StartPicker } from './start-picker';
import { useBookingChange } from './use-booking-change';

/** Another start for the booking; reference and length stay. */
export function MoveDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { id: companyId } = useCompany();
  const [start, setStart] = useState<string | null>(null);
  const { time_zone: timeZone } = booking;
  const { mutate, isPending, error, reset } = useBookingChange(
    (to: string) =>
      api.POST('/api/v1/companies/{companyId}/bookings/{bookingId}/move', {
        params: { path: { companyId, bookingId: booking.id } },
        body: { start: to },
      }),
    { done: (moved) => translate('frontdesk.bookings.move.done', { when: localTime(moved.start_at, locale, timeZone) }), onDone: onClose },
  );
  const choose = (to: string | null) => {
    reset();
    setStart(to);
  };
  const told = hasTechnicalAddress(booking) ? 'frontdesk.bookings.move.told_host' : 'frontdesk.bookings.move.told_both';
  return (
    <ChangeDialog
      title={translate('frontdesk.bookings.move.title', { reference: booking.reference })}
      action={translate('frontdesk.bookings.move.action')}
      isReady={start !== null}
      isPending={isPending}
      onClose={onClose}
      onSubmit={() => start !== null && mutate(start)}
    >
      <Typography variant="body2">
        {translate('frontdesk.bookings.move.stands', { when: localTime(booking.start_at, locale, timeZone) })} {translate(told)}
      </Typography>
      <StartPicker
        branchId={booking.branch_id}
        serviceId={booking.service_id}
        bookingId={booking.id}
        timeZone={timeZone}
        firstDayAt={booking.start_at}
        value={start}
        onChange={choose}
      />
      <Refusal error={error} timeZone={timeZone} onTake={choose} />
    </ChangeDialog>
  );
}
