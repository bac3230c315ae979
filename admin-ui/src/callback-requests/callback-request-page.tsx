import { Box, LinearProgress, Typography } from '@mui/material';
import { Title, useGetOne, useResourceContext, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { NameOf } from '../shared/name-of';
import { PhoneLink } from '../shared/phone-link';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import { Assignee } from './assignee';
import { CallbackRequestActions } from './callback-request-actions';
import { adviceFor, wordsForReason } from './reason';

type CallbackRequest = Schema<'CallbackRequestResponse'>;

/** Somebody is to be rung: whom, why, when, and who does it. */
export function CallbackRequestPage() {
  const { id = '' } = useParams();
  const resource = useResourceContext() ?? '';
  const translate = useTranslate();
  const { data: request, error } = useGetOne<CallbackRequest>(resource, { id });
  if (error && !request) return <Problem error={error} />;
  if (!request) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  const advice = adviceFor(request.reason, translate);
  return (
    <>
      <Title title={translate('resources.callback-requests.name', { smart_count: 1 })} />
      <Box sx={{ mt: 2, maxWidth: 760 }}>
        <Section title={wordsForReason(request.reason, translate)} action={<StatusChip status={request.status} />}>
          {advice !== null && (
            <Typography variant="body2" color="textSecondary">
              {advice}
            </Typography>
          )}
          <RequestFacts request={request} />
          <CallbackRequestActions request={request} />
        </Section>
      </Box>
    </>
  );
}

function RequestFacts({ request }: { request: CallbackRequest }) {
  const translate = useTranslate();
  const { id: companyId, time_zone: timeZone } = useCompany();
  const field = (name: string) => translate(`resources.callback-requests.fields.${name}`);
  const seen = (of: 'bookings' | 'calls', id: string | null) =>
    id === null ? '–' : <TextLink to={`/companies/${companyId}/${of}/${id}`}>{translate(`frontdesk.callbacks.see_${of}`)}</TextLink>;
  return (
    <Facts
      facts={[
        [field('name'), request.name ?? '–'],
        [field('phone'), <PhoneLink key="" number={request.phone} none={translate('frontdesk.callbacks.no_phone')} />],
        [field('window'), request.window ?? translate('frontdesk.callbacks.any_time')],
        [field('branch_id'), <NameOf key="" of="branches" id={request.branch_id} link />],
        [field('created_at'), <When key="" at={request.created_at} timeZone={timeZone} />],
        [field('call_id'), seen('calls', request.call_id)],
        [field('booking_id'), seen('bookings', request.booking_id)],
        [field('assigned_to'), <Assignee key="" id={request.assigned_to} />],
      ]}
    />
  );
}
