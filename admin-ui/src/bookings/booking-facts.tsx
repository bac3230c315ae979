import { Link as MuiLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { NameOf } from '../shared/name-of';
import { PhoneLink } from '../shared/phone-link';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import { type Booking, hasTechnicalAddress } from './booking';

export function BookingFacts({ booking, actions }: { booking: Booking; actions: ReactNode }) {
  const translate = useTranslate();
  const field = (name: string) => translate(`resources.bookings.fields.${name}`);
  return (
    <Section title={translate('frontdesk.bookings.facts')} action={<StatusChip status={booking.status} />}>
      <Facts
        facts={[
          [field('start_at'), <Times key="" booking={booking} />],
          [field('service_id'), <NameOf key="" of="services" id={booking.service_id} link />],
          [field('branch_id'), <NameOf key="" of="branches" id={booking.branch_id} link />],
          [field('host_name'), booking.host_name ?? '–'],
          [field('customer_name'), booking.customer.name ?? '–'],
          [field('phone'), <PhoneLink key="" number={booking.customer.phone} />],
          [field('email'), <Email key="" booking={booking} />],
          [field('notes'), booking.customer.notes ?? '–'],
          [field('call_id'), <CallLink key="" booking={booking} />],
          [field('created_at'), <When key="" at={booking.created_at} timeZone={booking.time_zone} />],
        ]}
      />
      {actions}
    </Section>
  );
}

function Times({ booking: { start_at: start, end_at: end, time_zone: timeZone } }: { booking: Booking }) {
  const translate = useTranslate();
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  return (
    <>
      <strong>
        <When at={start} timeZone={timeZone} />
      </strong>
      {` · ${translate('frontdesk.bookings.minutes', { minutes })} · ${timeZone}`}
    </>
  );
}

function Email({ booking }: { booking: Booking }) {
  const translate = useTranslate();
  const { email } = booking.customer;
  if (email === null) return <>–</>;
  if (!hasTechnicalAddress(booking)) return <MuiLink href={`mailto:${email}`}>{email}</MuiLink>;
  return <Typography variant="body2">{translate('frontdesk.bookings.technical_address')}</Typography>;
}

function CallLink({ booking }: { booking: Booking }) {
  const { id } = useCompany();
  const translate = useTranslate();
  if (booking.call_id === null) return <>{translate('frontdesk.bookings.by_hand')}</>;
  return <TextLink to={`/companies/${id}/calls/${booking.call_id}`}>{translate('frontdesk.bookings.see_call')}</TextLink>;
}
