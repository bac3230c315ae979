import { Alert, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { TextLink } from '../shared/text-link';
import { localTime } from '../shared/when';

/** What a dry run stopped before: said plainly, and that Cal.com has not been asked. */
export function Would({ would }: { would: Schema<'WouldResponse'> }) {
  const translate = useTranslate();
  const isBooking = would.kind !== 'note_callback';
  return (
    <>
      <Alert severity="info">{translate(`frontdesk.trial.nothing_done.${isBooking ? 'calcom' : 'here'}`)}</Alert>
      <Typography component="h3" variant="h3">
        {translate(`frontdesk.trial.would.${would.kind}`)}
      </Typography>
      <Facts facts={useFacts(would)} />
    </>
  );
}

function useFacts(would: Schema<'WouldResponse'>): [name: string, fact: ReactNode][] {
  const translate = useTranslate();
  const locale = useLocale();
  const { id } = useCompany();
  const { timezone, booking_id: bookingId, reference } = would;
  const time = (at: string | null) => at && `${localTime(at, locale, timezone ?? undefined)}${timezone ? ` (${timezone})` : ''}`;
  const booking = bookingId && <TextLink to={`/companies/${id}/bookings/${bookingId}`}>{reference ?? bookingId}</TextLink>;
  const facts: [name: string, fact: ReactNode][] = [
    ...[pair('booking', booking), pair('service', would.service)],
    ...[pair('present_start', time(would.present_start)), pair('start', time(would.start)), pair('end', time(would.end))],
    ...[pair('customer_name', would.customer_name), pair('phone', would.phone)],
    pair('email', would.email ?? (would.kind === 'book' ? translate('frontdesk.trial.technical_address') : null)),
    ...[pair('reason', would.reason), pair('window', would.window)],
  ];
  return facts.filter(([, fact]) => fact !== null).map(([name, fact]) => [translate(`frontdesk.trial.facts.${name}`), fact]);
}

function pair(name: string, fact: ReactNode): [string, ReactNode] {
  return [name, fact];
}
