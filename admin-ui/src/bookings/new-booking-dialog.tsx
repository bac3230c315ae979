import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Navigate, useNavigate } from 'react-router-dom';
import { api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useMayChange } from '../shared/may-change';
import { localTime } from '../shared/when';
import type { Booking } from './booking';
import { ChangeDialog } from './change-dialog';
import { CustomerFields } from './customer-fields';
import { type NewBooking, NOTHING_YET, bodyOf, isComplete, wishKeys } from './new-booking';
import { Refusal } from './refusal';
import { useBookingChange } from './use-booking-change';
import { WishFields, useBranchTimeZone } from './wish-fields';

/** A booking that nobody rang for, by the rules of a call. */
export function NewBookingDialog() {
  const translate = useTranslate();
  const locale = useLocale();
  const navigate = useNavigate();
  const mayChange = useMayChange();
  const { id: companyId } = useCompany();
  const [wish, setWish] = useState<NewBooking>(NOTHING_YET);
  const [keyOf] = useState(wishKeys);
  const timeZone = useBranchTimeZone(wish.branchId);
  const list = `/companies/${companyId}/bookings`;
  const { mutate, isPending, error, reset } = useBookingChange(
    (body: ReturnType<typeof bodyOf>) => api.POST('/api/v1/bookings', { body, headers: { 'idempotency-key': keyOf(body) } }),
    { done: (booking) => words(booking), onDone: ({ booking }) => navigate(`${list}/${booking.id}`) },
  );
  const words = ({ status, reference, start_at: start }: Booking) =>
    translate(`frontdesk.bookings.create.${status === 'pending_confirmation' ? 'pending' : 'done'}`, {
      reference,
      when: localTime(start, locale, timeZone),
    });
  const change = (more: Partial<NewBooking>) => {
    reset();
    setWish((before) => ({ ...before, ...more }));
  };
  if (!mayChange) return <Navigate to={list} replace />;
  return (
    <ChangeDialog
      title={translate('frontdesk.bookings.new')}
      action={translate('frontdesk.bookings.create.action')}
      isReady={isComplete(wish)}
      isPending={isPending}
      onClose={() => navigate(list)}
      onSubmit={() => mutate(bodyOf(wish, companyId))}
    >
      <WishFields wish={wish} timeZone={timeZone} onChange={change} />
      {wish.serviceId !== '' && <CustomerFields wish={wish} onChange={change} />}
      <Refusal error={error} timeZone={timeZone} onTake={(start) => change({ start })} />
    </ChangeDialog>
  );
}
